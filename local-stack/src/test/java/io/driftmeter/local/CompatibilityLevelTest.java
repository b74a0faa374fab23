package io.driftmeter.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompatibilityLevelTest {
  private static final Schema PLAIN = SchemaBuilder.record("R").fields().requiredString("id").endRecord();
  private static final Schema WITH_REQUIRED = SchemaBuilder.record("R").fields().requiredString("id").requiredInt("n")
      .endRecord();
  private static final Schema WITH_OPTIONAL = SchemaBuilder.record("R").fields().requiredString("id").optionalInt("n")
      .endRecord();

  // What each level promises: "Schema Evolution and Compatibility", Confluent Platform documentation, table of types.
  // A required field added: old data lacks it, so only FORWARD holds; a required field removed: only BACKWARD holds.
  @ParameterizedTest
  @CsvSource({"NONE, true, true, true", "BACKWARD, false, true, true", "FORWARD, true, false, true",
    "FULL, false, false, true"})
  void aLevelAllowsWhatItsNamePromises(CompatibilityLevel level, boolean adding, boolean removing, boolean optional) {
    // When / Then
    assertThat(level.objections(WITH_REQUIRED, List.of(PLAIN)).isEmpty()).isEqualTo(adding);
    assertThat(level.objections(PLAIN, List.of(WITH_REQUIRED)).isEmpty()).isEqualTo(removing);
    assertThat(level.objections(WITH_OPTIONAL, List.of(PLAIN)).isEmpty()).isEqualTo(optional);
  }

  @ParameterizedTest
  @CsvSource({"BACKWARD, true", "BACKWARD_TRANSITIVE, false", "FULL_TRANSITIVE, false", "FORWARD_TRANSITIVE, true"})
  void onlyTransitiveLevelsLookBehindTheNewestSchema(CompatibilityLevel level, boolean allowed) {
    // Given: a default that makes the newest readable, though not the one before
    Schema first = SchemaBuilder.record("R").fields().requiredString("id").endRecord();
    Schema second = SchemaBuilder.record("R").fields().requiredString("id").name("n").type().intType().intDefault(0)
        .endRecord();

    // When / Then
    assertThat(level.objections(WITH_REQUIRED, List.of(first, second)).isEmpty()).isEqualTo(allowed);
  }
}

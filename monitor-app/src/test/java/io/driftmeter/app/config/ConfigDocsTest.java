package io.driftmeter.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A key that is documented otherwise than it is read costs a user an evening. */
class ConfigDocsTest {
  private static final String SCHEMA = "docs/monitor.schema.json";

  @Test
  void theReferenceTableListsEveryKeyThatIsRead() throws IOException {
    StringBuilder table = new StringBuilder("| key | default | allowed | meaning |\n|---|---|---|---|\n");
    for (ConfigKey key : ConfigKeys.ALL) {
      table.append("| `").append(key.path()).append("` | ")
          .append(key.required() ? "*required*" : key.defaultValue() == null ? "" : "`" + key.defaultValue() + "`")
          .append(" | ").append(key.type().allowed().replace("|", "\\|")).append(" | ").append(key.meaning())
          .append(" |\n");
    }
    GeneratedFile.assertHasPart("docs/configuration.md", "keys", table.toString());
  }

  @Test
  void theExamplesOnThePageAreTheExampleFiles() throws IOException {
    for (String name : List.of("least", "json", "full")) {
      GeneratedFile.assertHasPart("docs/configuration.md", name + ".yaml",
          "```yaml\n" + Files.readString(GeneratedFile.inRepository("docs/examples/" + name + ".yaml")) + "```\n");
    }
  }

  @Test
  void theJsonSchemaFollowsFromTheKeysThatAreRead() throws IOException {
    GeneratedFile.assertIs(SCHEMA, ConfigSchema.json());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsAccepted(Path example) throws IOException {
    // When
    MonitorConfig config = ConfigLoader.load(example, Map.of());

    // Then
    assertThat(config.models()).isNotEmpty();
    assertThat(schemaErrors(Files.readString(example))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"modles: []", "http: {port: 70000}", "http: {port: many}", "models: [{name: a}]",
    "models: [{name: a, topic: t, window: soon}]", "models: [{name: a, topic: t, format: csv}]",
    "models: [{name: a, topic: t, window: {sise: 1m}}]", "models: [{name: a, topic: a b}]", "models: []",
    "models: [{name: a, topic: t, columns: [{type: numeric}]}]"})
  void theJsonSchemaRefusesWhatTheMonitorRefuses(String mistake) {
    // Given
    String yaml = "kafka: {bootstrap.servers: 'localhost:9092'}\nregistry: {url: 'http://localhost:8081'}\n"
        + (mistake.startsWith("models:") ? "" : "models: [{name: m, topic: t}]\n") + mistake;

    // When
    List<Error> errors = schemaErrors(yaml);

    // Then
    assertThat(errors).isNotEmpty();
  }

  static Stream<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(GeneratedFile.inRepository("docs/examples"))) {
      return files.sorted().toList().stream();
    }
  }

  private static List<Error> schemaErrors(String yaml) {
    try {
      Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(Files.readString(GeneratedFile.inRepository(SCHEMA)));
      return schema.validate(yaml, InputFormat.YAML);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

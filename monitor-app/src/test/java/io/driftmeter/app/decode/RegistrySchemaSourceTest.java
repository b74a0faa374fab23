package io.driftmeter.app.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.driftmeter.schemas.registry.RegistryUnavailableException;
import io.driftmeter.schemas.registry.UnknownSchemaException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A registry that is restarted must cost a short wait, and no record. */
class RegistrySchemaSourceTest {
  private static final Schema SCHEMA = Schema.create(Schema.Type.STRING);

  private final List<Duration> waits = new ArrayList<>();
  private int calls;

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @Test
  void aShortAbsenceIsWaitedOut() {
    // Given
    SchemaSource source = new RegistrySchemaSource(awayFor(3), waits::add);
    // When
    Schema schema = source.byId(7);
    // Then
    assertThat(schema).isSameAs(SCHEMA);
    assertThat(waits).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void aLongAbsenceIsATimeoutWithItsCause() {
    // Given
    SchemaSource source = new RegistrySchemaSource(awayFor(Integer.MAX_VALUE), waits::add);
    // When
    TimeoutException thrown = catchThrowableOfType(TimeoutException.class, () -> source.byId(7));
    // Then
    assertThat(thrown).hasMessageContaining("schema 7").hasMessageContaining("6 tries").hasMessageContaining("away")
        .hasCauseInstanceOf(RegistryUnavailableException.class);
    assertThat(waits.stream().mapToLong(Duration::toMillis).sum()).isEqualTo(3_100);
  }

  @Test
  void anUnknownIdIsNotAskedForAgain() {
    // Given
    UnknownSchemaException unknown = new UnknownSchemaException(7, "http://localhost:1");
    SchemaSource source = new RegistrySchemaSource(id -> {
      calls++;
      throw unknown;
    }, waits::add);
    // When Then
    assertThatThrownBy(() -> source.byId(7)).isSameAs(unknown);
    assertThat(calls).isEqualTo(1);
    assertThat(waits).isEmpty();
  }

  @Test
  void anInterruptionEndsTheWaitAndIsPassedOn() {
    // Given
    SchemaSource source = new RegistrySchemaSource(awayFor(Integer.MAX_VALUE), time -> {
      throw new InterruptedException();
    });
    // When Then
    assertThatThrownBy(() -> source.byId(7)).isInstanceOf(TimeoutException.class);
    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(calls).isEqualTo(1);
  }

  private SchemaSource awayFor(int failures) {
    return id -> {
      if (calls++ < failures) {
        throw new RegistryUnavailableException("away");
      }
      return SCHEMA;
    };
  }
}

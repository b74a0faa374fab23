package io.driftmeter.app.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.column.Columns;
import io.driftmeter.core.profile.Origin;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which schema and which producer an event is counted for. */
class OriginReaderTest {
  private final Event event = new Event(new Columns());

  @Test
  void tellsSchemaAndProducer() {
    // Given
    OriginReader reader = new OriginReader("producer");

    // When
    String first = read(reader, 41, headers("etl-1"));
    String second = read(reader, 42, headers("etl-2"));
    String back = read(reader, 41, headers("etl-1"));

    // Then
    assertThat(first).isEqualTo("41 etl-1");
    assertThat(second).isEqualTo("42 etl-2");
    assertThat(back).isEqualTo("41 etl-1");
  }

  @Test
  void theLastHeaderOfItsNameCountsAndAMissingOneIsToldApart() {
    // Given
    OriginReader reader = new OriginReader("producer");
    Headers both = headers("first");
    both.add("producer", "last".getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(read(reader, 41, both)).isEqualTo("41 last");
    assertThat(read(reader, 41, new RecordHeaders())).isEqualTo("41 (none)");
    assertThat(read(reader, 41, headers(null))).isEqualTo("41 (none)");
  }

  @Test
  void withoutSchemaAndHeaderNothingIsTold() {
    // Then
    assertThat(read(new OriginReader(null), Event.NO_SCHEMA, headers("etl-1"))).isEqualTo(" ");
  }

  private String read(OriginReader reader, int schemaId, Headers headers) {
    event.setSchemaId(schemaId);
    reader.read(headers, event);
    Origin origin = event.origin();
    return origin.schema() + " " + origin.producer();
  }

  private static Headers headers(@Nullable String producer) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("producer", producer == null ? null : producer.getBytes(StandardCharsets.UTF_8));
    return headers;
  }
}

package io.driftmeter.app.decode;

import static io.driftmeter.app.decode.Decoding.field;
import static io.driftmeter.app.decode.Decoding.record;
import static io.driftmeter.app.decode.Decoding.wire;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An event time misread by a unit puts events into windows decades away. */
class EventTimeTest {
  @ParameterizedTest
  @CsvSource({"timestamp-millis, 1700000000123, 2023-11-14T22:13:20.123Z",
    "timestamp-micros, 1700000000123999, 2023-11-14T22:13:20.123Z", "timestamp-micros, -1, 1969-12-31T23:59:59.999Z",
    "timestamp-nanos, 1700000000123999999, 2023-11-14T22:13:20.123Z",
    "local-timestamp-millis, 1700000000123, 2023-11-14T22:13:20.123Z",
    "local-timestamp-micros, 1700000000123999, 2023-11-14T22:13:20.123Z",
    "local-timestamp-nanos, 1700000000123999999, 2023-11-14T22:13:20.123Z",
    "none, 1700000000123, 2023-11-14T22:13:20.123Z"})
  void aLongIsReadInTheUnitOfItsLogicalType(String logical, long written, Instant expected) {
    // Given
    Schema schema = record(field("at", "{\"type\":\"long\",\"logicalType\":\"" + logical + "\"}"));
    Decoding decoding = decoding(schema);
    // When
    DecodeFailure failure = decoding.decode(value(schema, written));
    // Then
    assertThat(failure).isNull();
    assertThat(decoding.event.hasEventTime()).isTrue();
    assertThat(decoding.event.eventTime()).isEqualTo(expected.toEpochMilli());
  }

  @ParameterizedTest
  @CsvSource({"2023-11-14T22:13:20.123Z, 2023-11-14T22:13:20.123Z",
    "2023-11-14T23:13:20.123456789+01:00, 2023-11-14T22:13:20.123Z", "2023-11-14T22:13:20, 2023-11-14T22:13:20Z",
    "2023-11-14T22:13:20Z, 2023-11-14T22:13:20Z"})
  void iso8601IsReadAsUtcIfItNamesNoOffset(String written, Instant expected) {
    // Given
    Schema schema = record(field("at", "\"string\""));
    Decoding decoding = decoding(schema);
    Decoding json = new Decoding(new Decoding.Model().json().eventTime("at").build(), Map.of());
    // When
    DecodeFailure failure = decoding.decode(value(schema, written));
    json.read("{\"at\": \"" + written + "\"}");
    // Then
    assertThat(failure).isNull();
    assertThat(decoding.event.eventTime()).isEqualTo(expected.toEpochMilli()).isEqualTo(json.event.eventTime());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {"{\"at\": 1700000000.5} | the number 1.7000000005E9",
    "{\"at\": \"yesterday\"} | the text 'yesterday'", "{\"at\": \"1700000000123\"} | the text '1700000000123'",
    "{\"at\": \"+999999999-01-01T00:00:00Z\"} | the text '+999999999-01-01T00:00:00Z'", "{\"at\": null} | found null",
    "{\"at\": true} | the boolean true", "{\"at\": {}} | an object", "{\"at\": []} | a list",
    "{\"other\": 1} | there is no such field"})
  void anEventTimeInAnotherFormIsADeadLetterThatSaysWhatIsAllowed(String value, String finding) {
    // Given
    Decoding decoding = new Decoding(new Decoding.Model().json().eventTime("at").build(), Map.of());
    // When
    DecodeFailure failure = decoding.refused(value);
    // Then
    assertThat(failure.reason()).isEqualTo(DeadLetterReason.BAD_EVENT_TIME);
    assertThat(failure.detail()).startsWith("at: ").contains(finding).endsWith(EventTimeTarget.ALLOWED);
  }

  @ParameterizedTest
  @CsvSource({"int, the int 19000", "date, the number 19000.0"})
  void neitherSecondsNorDaysAreGuessed(String kind, String finding) {
    // Given
    Schema schema = record(field("at", kind.equals("int") ? "\"int\"" : "{\"type\":\"int\",\"logicalType\":\"date\"}"));
    // When
    DecodeFailure failure = decoding(schema).refused(value(schema, 19_000));
    // Then
    assertThat(failure.detail()).contains(finding);
  }

  @Test
  void withoutAConfiguredPathThereIsNone() {
    // Given
    Decoding decoding = Decoding.json();
    // When
    decoding.read("{\"at\": 1700000000123}");
    // Then
    assertThat(decoding.event.hasEventTime()).isFalse();
  }

  private static Decoding decoding(Schema schema) {
    return new Decoding(new Decoding.Model().eventTime("at").build(), Map.of(1, schema));
  }

  private static byte[] value(Schema schema, Object at) {
    return wire(1, new GenericRecordBuilder(schema).set("at", at).build());
  }
}

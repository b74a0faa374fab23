package io.driftmeter.app.decode;

import static io.driftmeter.app.decode.Decoding.field;
import static io.driftmeter.app.decode.Decoding.record;
import static io.driftmeter.app.decode.Decoding.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.app.config.ColumnConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.schemas.registry.RegistryRejectedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever finds a dead letter must be told enough to mend the producer; and none may stop the stream. */
class UnreadableValuesTest {
  private static final Schema FLAT = record(field("s", "\"string\""), field("u", "[\"null\",\"double\"]"),
      field("b", "\"boolean\""), field("m", "{\"type\":\"map\",\"values\":\"int\"}"),
      field("skipped", "{\"type\":\"array\",\"items\":\"null\"}"));

  /** Bodies by hand, of the Avro specification: s = "a", u = null, b = false, m = {}, skipped = [] is 02 61 00 00 00 00. */
  @ParameterizedTest
  @CsvSource({"0261000000, TRUNCATED, skipped, needs 1 bytes", "0261, TRUNCATED, u, needs 1 bytes",
    "feffffff0f61, TRUNCATED, s, needs 2147483647 bytes", "0961, MALFORMED_AVRO, s, a length is not negative",
    "feffffffffffffffff01, TRUNCATED, s, needs 9223372036854775807 bytes",
    "ffffffffffffffffffff01, MALFORMED_AVRO, s, at most 10 bytes",
    "026104000000, MALFORMED_AVRO, u, 'a branch is 0 to 1, found 2'",
    "026101, MALFORMED_AVRO, u, 'a branch is 0 to 1, found -1'",
    "02610002, MALFORMED_AVRO, b, 'a boolean is 0 or 1, found 2'",
    "02610000ffffffffffffffffff0100, MALFORMED_AVRO, m, a count is not negative",
    "02610000feffffffffffffffff01, TRUNCATED, m, needs 9223372036854775807 bytes",
    "02610000020261fffffffffffffffff00100, MALFORMED_AVRO, m.a, an int has 32 bits",
    "02610000010402610200, MALFORMED_AVRO, m, a block of a map ends at",
    "02610000000000, MALFORMED_AVRO, '', 1 more bytes follow"})
  void aDamagedRecordIsRefusedWithPathAndFinding(String body, DeadLetterReason reason, String path, String finding) {
    // Given
    byte[] value = HexFormat.of().parseHex("0000000001" + body);
    // When
    DecodeFailure failure = Decoding.avro(FLAT).refused(value);
    // Then
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.detail()).startsWith(path.isEmpty() ? "the record of schema 1" : path + ":").contains(finding);
  }

  @Test
  void billionsOfItemsWithoutBytesAreSteppedOverAtOnce() {
    // Given
    byte[] value = HexFormat.of().parseHex("0000000001" + "0261000000" + "feffffffffffffffff0100");
    // When
    DecodeFailure failure = Decoding.avro(FLAT).decode(value);
    // Then
    assertThat(failure).isNull();
  }

  @Test
  void aRecordThatNestsWithoutEndIsRefused() {
    // Given
    Schema list = record(field("next", "[\"null\",\"Flat\"]"));
    byte[] value = new byte[1_000_000];
    Arrays.fill(value, 5, value.length, (byte) 2);
    value[4] = 1;
    // When
    DecodeFailure failure = Decoding.avro(list).refused(value);
    // Then
    assertThat(failure.reason()).isEqualTo(DeadLetterReason.MALFORMED_AVRO);
    assertThat(failure.detail()).contains("nest at most 1000 deep");
  }

  @ParameterizedTest
  @CsvSource({"'', EMPTY_VALUE, 0 bytes", "00, TRUNCATED, 'the header has 5 bytes, found 1'",
    "000000, TRUNCATED, found 3", "070000000102610000, UNKNOWN_MAGIC_BYTE, found 7",
    "7b7d, UNKNOWN_MAGIC_BYTE, format: json", "000000000202, UNKNOWN_SCHEMA_ID, Schema id 2",
    "00ffffffff02, UNKNOWN_SCHEMA_ID, Schema id -1", "000000000302, NOT_AN_OBJECT, the schema says string"})
  void aValueWithoutAUsableHeaderIsRefused(String hex, DeadLetterReason reason, String finding) {
    // Given
    Decoding decoding = new Decoding(ModelConfig.of("m", "t"), Map.of(1, FLAT, 3, Schema.create(Schema.Type.STRING)));
    // When
    DecodeFailure failure = decoding.refused(HexFormat.of().parseHex(hex));
    // Then
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.detail()).contains(finding);
  }

  @Test
  void aTombstoneIsRefused() {
    // Given
    Decoding decoding = Decoding.avro(FLAT);
    // When
    DecodeFailure failure = decoding.refused((byte[]) null);
    // Then
    assertThat(failure.reason()).isEqualTo(DeadLetterReason.NULL_VALUE);
  }

  @Test
  void aSchemaThatIsNotAvroIsADeadLetter() {
    // Given
    EventDecoder decoder = new EventDecoder(ModelConfig.of("m", "t"), id -> {
      throw new RegistryRejectedException(200, 0, "a schema of type PROTOBUF");
    });
    // When
    DecodeFailure failure = decoder.decode(new byte[6], new Event(decoder.columns()));
    // Then
    assertThat(failure).isEqualTo(new DecodeFailure(DeadLetterReason.UNUSABLE_SCHEMA, "a schema of type PROTOBUF"));
  }

  /** Were it a dead letter, a registry that is away for a minute would empty the topic. */
  @Test
  void aRegistryThatIsAwayOrRefusesIsNoDeadLetter() {
    // Given
    RuntimeException away = new TimeoutException("away");
    RuntimeException refusal = new RegistryRejectedException(401, 0, "who are you?");
    for (RuntimeException thrown : new RuntimeException[]{away, refusal}) {
      EventDecoder decoder = new EventDecoder(ModelConfig.of("m", "t"), id -> {
        throw thrown;
      });
      // When Then
      assertThatThrownBy(() -> decoder.decode(new byte[6], new Event(decoder.columns()))).isSameAs(thrown);
    }
  }

  @Test
  void aRequiredColumnThatIsNullOrAbsentIsADeadLetter() {
    // Given
    Schema with = record(field("x", "[\"null\",\"double\"]"));
    Schema without = record(field("y", "\"double\""));
    ColumnConfig required = new ColumnConfig("x", null, null, ColumnRole.FEATURE, true);
    Decoding decoding = new Decoding(new Decoding.Model().columns(required).build(), Map.of(1, with, 2, without));
    // When
    DecodeFailure absentBefore = decoding.refused(wire(2, new GenericRecordBuilder(without).set("y", 1.0).build()));
    DecodeFailure present = decoding.decode(wire(1, new GenericRecordBuilder(with).set("x", 1.0).build()));
    DecodeFailure isNull = decoding.refused(wire(1, new GenericRecordBuilder(with).set("x", null).build()));
    DecodeFailure absent = decoding.refused(wire(2, new GenericRecordBuilder(without).set("y", 1.0).build()));
    // Then
    assertThat(present).isNull();
    assertThat(isNull).isEqualTo(absent).isEqualTo(absentBefore).isEqualTo(new DecodeFailure(
        DeadLetterReason.MISSING_REQUIRED_FIELD, "column 'x' is required and is absent or null"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"   | EMPTY_VALUE | 3 blanks", "[1] | NOT_AN_OBJECT | START_ARRAY",
    "\"text\" | NOT_AN_OBJECT | VALUE_STRING", "nonsense | MALFORMED_JSON | nonsense",
    "{\"a\":1 | TRUNCATED | end-of-input", "{\"a\":[1,{ | TRUNCATED | end-of-input",
    "{\"a\":tru} | MALFORMED_JSON | tru", "{\"a\":1} {\"a\":2} | MALFORMED_JSON | behind it",
    "{'a':1} | MALFORMED_JSON | '",
    "{\"a\":01} | MALFORMED_JSON | eading zero"}, quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = true)
  void aTextThatIsNotOneObjectIsRefused(@Nullable String json, DeadLetterReason reason, String finding) {
    // Given
    String value = json == null ? "   " : json;
    // When
    DecodeFailure failure = Decoding.json().refused(value.getBytes(StandardCharsets.UTF_8));
    // Then
    assertThat(failure.reason()).isEqualTo(reason);
    assertThat(failure.detail()).contains(finding);
  }
}

package io.driftmeter.app.decode;

import static io.driftmeter.app.decode.Decoding.column;
import static io.driftmeter.app.decode.Decoding.field;
import static io.driftmeter.app.decode.Decoding.record;
import static io.driftmeter.app.decode.Decoding.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.driftmeter.core.column.ColumnType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A shape that is misread shifts every field behind it, and the profile of a whole model with it. */
class AvroShapesTest {
  private static final String ENUM = "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\",\"C\"]}";

  static Stream<Arguments> comparable() {
    return Stream.of(Arguments.of("\"int\"", Integer.MIN_VALUE, -2147483648.0), Arguments.of("\"int\"", 63, 63.0),
        Arguments.of("\"int\"", 64, 64.0), Arguments.of("\"long\"", Long.MAX_VALUE, 0x1p63),
        Arguments.of("\"long\"", Long.MIN_VALUE, -0x1p63), Arguments.of("\"float\"", 1.5f, 1.5),
        Arguments.of("\"double\"", Double.NaN, Double.NaN),
        Arguments.of("\"double\"", Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY),
        Arguments.of("\"boolean\"", true, "true"), Arguments.of("\"boolean\"", false, "false"),
        Arguments.of("{\"type\":\"array\",\"items\":\"float\"}", List.of(1.5f, -2f), List.of(1.5, -2.0)),
        Arguments.of("[\"null\",{\"type\":\"array\",\"items\":\"double\"}]", List.of(), List.of()),
        Arguments.of("\"string\"", "", ""), Arguments.of("\"string\"", "Zürich 漢字 🚕", "Zürich 漢字 🚕"),
        Arguments.of("[\"null\",\"double\"]", null, Decoding.NULL), Arguments.of("[\"null\",\"double\"]", 2.0, 2.0),
        Arguments.of("[\"double\",\"null\"]", 2.0, 2.0),
        Arguments.of("[\"null\",\"long\",\"double\"]", 7L, 7.0),
        Arguments.of("[\"null\",\"double\",\"string\"]", "x", "x"),
        Arguments.of("[\"null\",\"boolean\",\"string\"]", true, "true"),
        Arguments.of("{\"type\":\"int\",\"logicalType\":\"time-millis\"}", 86_399_999, 86_399_999.0),
        Arguments.of("{\"type\":\"long\",\"logicalType\":\"time-micros\"}", 5_000_000L, 5_000_000.0));
  }

  @ParameterizedTest
  @MethodSource("comparable")
  void aFieldThatCanBeComparedIsAColumnOfItsName(String type, Object written, Object expected) {
    // Given
    Schema schema = record(field("before", "\"string\""), field("x", type), field("after", "\"double\""));
    GenericRecord value = new GenericData.Record(schema);
    value.put("before", "b");
    value.put("x", written);
    value.put("after", -0.25);
    // When
    Map<String, Object> values = Decoding.avro(schema).read(wire(1, value));
    // Then
    assertThat(values).containsOnly(entry("before", "b"), entry("x", expected), entry("after", -0.25));
  }

  static Stream<Arguments> incomparable() {
    String fixed = "{\"type\":\"fixed\",\"name\":\"F\",\"size\":3}";
    return Stream.of(Arguments.of("\"null\"", null), Arguments.of("\"bytes\"", ByteBuffer.wrap(new byte[]{1, 2, 3})),
        Arguments.of(fixed, new GenericData.Fixed(Decoding.schema(fixed), new byte[]{1, 2, 3})),
        Arguments.of("{\"type\":\"array\",\"items\":\"int\"}", List.of(1, 2)),
        Arguments.of("{\"type\":\"array\",\"items\":\"null\"}", Arrays.asList(null, null)),
        Arguments.of("{\"type\":\"array\",\"items\":{\"type\":\"map\",\"values\":[\"null\",\"string\"]}}",
            List.of(Map.of("a", "b"), Map.of())),
        Arguments.of("{\"type\":\"map\",\"values\":{\"type\":\"array\",\"items\":\"int\"}}",
            Map.of("k", List.of(1, 2))),
        Arguments.of("{\"type\":\"int\",\"logicalType\":\"date\"}", 20_000),
        Arguments.of("{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}", 1L),
        Arguments.of("{\"type\":\"long\",\"logicalType\":\"local-timestamp-micros\"}", 1L),
        Arguments.of("[\"null\",{\"type\":\"long\",\"logicalType\":\"timestamp-nanos\"}]", 1L),
        Arguments.of("{\"type\":\"string\",\"logicalType\":\"uuid\"}", "0190163d-8694-739b-aea5-966c26f8ad91"));
  }

  @ParameterizedTest
  @MethodSource("incomparable")
  void aFieldThatCannotBeComparedIsSteppedOver(String type, Object written) {
    // Given
    Schema schema = record(field("x", type), field("after", "\"double\""));
    GenericRecord value = new GenericData.Record(schema);
    value.put("x", written);
    value.put("after", -0.25);
    // When
    Map<String, Object> values = Decoding.avro(schema).read(wire(1, value));
    // Then
    assertThat(values).containsOnly(entry("after", -0.25));
  }

  @Test
  void anEnumIsACategoryOfItsSymbol() {
    // Given
    Schema schema = record(field("e", ENUM), field("n", "[\"null\",\"E\"]"));
    GenericRecord value = new GenericRecordBuilder(schema)
        .set("e", new GenericData.EnumSymbol(schema.getField("e").schema(), "C")).set("n", null).build();
    Decoding decoding = Decoding.avro(schema);
    // When
    Map<String, Object> values = decoding.read(wire(1, value));
    // Then
    assertThat(values).containsOnly(entry("e", "C"), entry("n", Decoding.NULL));
    assertThat(decoding.decoder.columns().get(1).type()).isEqualTo(ColumnType.CATEGORICAL);
  }

  static Stream<BigDecimal> decimals() {
    return Stream.of("0.00", "-0.01", "12345.67", "-90071992547409.92", "90071992547409.93", "92233720368547758.07",
        "-92233720368547758.08", "123456789012345678901234.56", "-123456789012345678901234.56").map(BigDecimal::new);
  }

  /** Oracle: {@link BigDecimal#doubleValue()}. */
  @ParameterizedTest
  @MethodSource("decimals")
  void aDecimalIsTheNearestDouble(BigDecimal number) {
    // Given
    String decimal = "\"logicalType\":\"decimal\",\"precision\":30,\"scale\":2}";
    Schema schema = record(field("b", "{\"type\":\"bytes\"," + decimal),
        field("f", "{\"type\":\"fixed\",\"name\":\"D\",\"size\":13," + decimal));
    byte[] unscaled = number.unscaledValue().toByteArray();
    byte[] padded = new byte[13];
    Arrays.fill(padded, (byte) (number.signum() < 0 ? -1 : 0));
    System.arraycopy(unscaled, 0, padded, padded.length - unscaled.length, unscaled.length);
    GenericRecord value = new GenericRecordBuilder(schema).set("b", ByteBuffer.wrap(unscaled))
        .set("f", new GenericData.Fixed(schema.getField("f").schema(), padded)).build();
    // When
    Map<String, Object> values = Decoding.avro(schema).read(wire(1, value));
    // Then
    assertThat(values).containsOnly(entry("b", number.doubleValue()), entry("f", number.doubleValue()));
  }

  @Test
  void aNestedFieldIsNamedByItsDottedPath() {
    // Given
    String inner = "{\"type\":\"record\",\"name\":\"I\",\"fields\":[" + field("y", "\"double\"") + "]}";
    String outer = "[\"null\",{\"type\":\"record\",\"name\":\"O\",\"fields\":[" + field("i", inner) + ","
        + field("z", "\"string\"") + "]}]";
    Schema schema = record(field("o", outer), field("p", outer.replace("\"O\"", "\"P\"").replace(inner, "\"I\"")));
    Schema o = schema.getField("o").schema().getTypes().get(1);
    GenericRecord nested = new GenericRecordBuilder(o)
        .set("i", new GenericRecordBuilder(o.getField("i").schema()).set("y", 3.0).build()).set("z", "zz").build();
    GenericRecord value = new GenericRecordBuilder(schema).set("o", nested).set("p", null).build();
    // When
    Map<String, Object> values = Decoding.avro(schema).read(wire(1, value));
    // Then
    assertThat(values).containsOnly(entry("o.i.y", 3.0), entry("o.z", "zz"));
  }

  @Test
  void aKeyOfAMapIsAStepOfThePath() {
    // Given
    Schema schema = record(field("m", "{\"type\":\"map\",\"values\":[\"null\",\"double\",\"string\",\"boolean\"]}"));
    Decoding decoding = Decoding.avro(schema);
    GenericRecord first = new GenericRecordBuilder(schema).set("m", Map.of("a", 1.0, "ü.b", "x")).build();
    GenericRecord second = new GenericRecordBuilder(schema).set("m", Map.of("a", "text", "c", true)).build();
    // When
    Map<String, Object> values = decoding.read(wire(1, first));
    Map<String, Object> laterValues = decoding.read(wire(1, second));
    // Then
    assertThat(values).containsOnly(entry("m.a", 1.0), entry("m.ü.b", "x"));
    assertThat(laterValues).containsOnly(entry("m.a", Decoding.WRONG_TYPE), entry("m.c", "true"));
  }

  @Test
  void aRecordWithinARecordOfTheSameNameIsSteppedOverUnlessItIsNamed() {
    // Given
    Schema schema = record(field("v", "\"int\""), field("next", "[\"null\",\"Flat\"]"));
    GenericRecord value = new GenericRecordBuilder(schema).set("v", 3).set("next", null).build();
    for (int v = 2; v > 0; v--) {
      value = new GenericRecordBuilder(schema).set("v", v).set("next", value).build();
    }
    Decoding named = new Decoding(new Decoding.Model().columns(column("third", "next.next.v", null)).build(),
        Map.of(1, schema));
    // When
    Map<String, Object> values = Decoding.avro(schema).read(wire(1, value));
    Map<String, Object> namedValues = named.read(wire(1, value));
    // Then
    assertThat(values).containsOnly(entry("v", 1.0));
    assertThat(namedValues).containsOnly(entry("third", 3.0));
  }

  @Test
  void aTextOfFiveMegabytesIsACategory() {
    // Given
    Schema schema = record(field("s", "\"string\""));
    String text = "x".repeat(5 << 20);
    Decoding decoding = Decoding.avro(schema);
    // When
    decoding.read(wire(1, new GenericRecordBuilder(schema).set("s", text).build()));
    // Then
    assertThat(decoding.event.row().length(0)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }
}

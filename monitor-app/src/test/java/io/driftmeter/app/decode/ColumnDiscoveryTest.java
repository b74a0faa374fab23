package io.driftmeter.app.decode;

import static io.driftmeter.app.decode.Decoding.column;
import static io.driftmeter.app.decode.Decoding.field;
import static io.driftmeter.app.decode.Decoding.record;
import static io.driftmeter.app.decode.Decoding.wire;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import io.driftmeter.schemas.avro.PredictionEvent;
import io.driftmeter.schemas.registry.WireFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** Columns that nobody configured must be the right ones, and stay the same when schemas change under way. */
class ColumnDiscoveryTest {
  private static final Schema FIRST = record(field("id", "\"string\""), field("x", "\"int\""),
      field("y", "\"string\""), field("gone", "\"boolean\""), field("noise", "\"double\""));
  private static final Schema SECOND = record(field("new", "\"float\""), field("id", "\"string\""),
      field("x", "\"double\""), field("y", "\"double\""), field("noise", "\"double\""));

  @Test
  void aFieldGainedIsAppendedOneLostIsAbsentAndOneRetypedIsOfTheWrongType() {
    // Given
    Decoding decoding = new Decoding(new Decoding.Model().keys("id", null, null).exclude("noise").build(),
        Map.of(1, FIRST, 2, SECOND));
    byte[] before = wire(1, new GenericRecordBuilder(FIRST).set("id", "e1").set("x", 1).set("y", "a")
        .set("gone", true).set("noise", 0.5).build());
    byte[] after = wire(2, new GenericRecordBuilder(SECOND).set("new", 7f).set("id", "e2").set("x", 2.5)
        .set("y", 1.0).set("noise", 0.5).build());
    // When
    Map<String, Object> first = decoding.read(before);
    Map<String, Object> second = decoding.read(after);
    Map<String, Object> firstAgain = decoding.read(before);
    // Then
    assertThat(first).containsExactly(entry("x", 1.0), entry("y", "a"), entry("gone", "true"));
    assertThat(second).containsExactly(entry("x", 2.5), entry("y", Decoding.WRONG_TYPE), entry("new", 7.0));
    assertThat(firstAgain).isEqualTo(first);
    assertThat(decoding.event.idText()).isEqualTo("e1");
    assertThat(decoding.event.schemaId()).isEqualTo(1);
  }

  @Test
  void theEnvelopeSaysWhatIsAFeatureAScoreAndAnAttribute() {
    // Given
    Decoding decoding = Decoding.avro(PredictionEvent.getClassSchema());
    Map<String, Object> features = new LinkedHashMap<>();
    features.put("age", 31L);
    features.put("job", "driver");
    features.put("owner", true);
    features.put("prediction", 3.0);
    features.put("unknown", null);
    PredictionEvent value = PredictionEvent.newBuilder().setId("p-1").setModel("credit").setVersion("v7")
        .setEventTime(Instant.ofEpochMilli(1_700_000_000_123L)).setFeatures(features).setPrediction("yes")
        .setScores(Map.of("yes", .75)).setAttributes(Map.of("sex", "female", "job", "clerk"))
        .setAttributions(Map.of("age", .5)).setLatencyMs(3.5).setError("none").build();
    // When
    Map<String, Object> values = decoding.read(WireFormat.write(1, value));
    // Then
    assertThat(values).containsOnly(entry("age", 31.0), entry("job", "driver"), entry("owner", "true"),
        entry("feature.prediction", 3.0), entry("prediction", "yes"), entry("score.yes", .75), entry("sex", "female"),
        entry("attribute.job", "clerk"));
    assertThat(decoding.decoder.columns().asList()).contains(
        new Column("age", ColumnType.NUMERIC, ColumnRole.FEATURE),
        new Column("prediction", ColumnType.CATEGORICAL, ColumnRole.PREDICTION),
        new Column("score.yes", ColumnType.NUMERIC, ColumnRole.SCORE),
        new Column("sex", ColumnType.CATEGORICAL, ColumnRole.ATTRIBUTE));
    assertThat(decoding.event.idText()).isEqualTo("p-1");
    assertThat(decoding.event.model()).isEqualTo("credit");
    assertThat(decoding.event.version()).isEqualTo("v7");
    assertThat(decoding.event.hasEventTime()).isTrue();
    assertThat(decoding.event.eventTime()).isEqualTo(1_700_000_000_123L);
  }

  @Test
  void aConfiguredColumnOfTheEnvelopeIsFoundByItsNameAlone() {
    // Given
    Decoding decoding = new Decoding(
        new Decoding.Model().columns(column("age", null, null), column("sex", null, null),
            column("latency", "latency_ms", null), column("score.yes", null, null)).build(),
        Map.of(1, PredictionEvent.getClassSchema()));
    PredictionEvent value = PredictionEvent.newBuilder().setId("p-1").setModel("credit")
        .setEventTime(Instant.ofEpochMilli(0)).setFeatures(Map.of("age", 31L, "other", 1L)).setLatencyMs(3.5)
        .setScores(Map.of("yes", .75)).setAttributes(Map.of("sex", "female")).build();
    // When
    Map<String, Object> values = decoding.read(WireFormat.write(1, value));
    // Then
    assertThat(values).containsOnly(entry("age", 31.0), entry("latency", 3.5), entry("score.yes", .75),
        entry("sex", "female"));
  }

  @Test
  void onlyConfiguredColumnsAreReadWhenThereAreAny() {
    // Given
    Decoding decoding = new Decoding(
        new Decoding.Model().columns(column("code", "x", ColumnType.CATEGORICAL), column("n", "x", null),
            column("flag", "gone", ColumnType.CATEGORICAL), column("bad", "y", ColumnType.NUMERIC)).build(),
        Map.of(1, FIRST));
    // When
    Map<String, Object> values = decoding.read(wire(1, new GenericRecordBuilder(FIRST).set("id", "e1").set("x", -40)
        .set("y", "a").set("gone", true).set("noise", 0.5).build()));
    // Then
    assertThat(values).containsOnly(entry("code", "-40"), entry("n", -40.0), entry("flag", "true"),
        entry("bad", Decoding.WRONG_TYPE));
  }

  @Test
  void anEventWithoutAModelIsOfTheConfiguredOne() {
    // Given
    Schema schema = record(field("model", "[\"null\",\"string\"]"), field("version", "[\"null\",\"int\"]"));
    Decoding decoding = new Decoding(new Decoding.Model().keys(null, "model", "version").build(), Map.of(1, schema));
    byte[] named = wire(1, new GenericRecordBuilder(schema).set("model", "other").set("version", 12).build());
    byte[] unnamed = wire(1, new GenericRecordBuilder(schema).set("model", null).set("version", null).build());
    // When
    decoding.read(named);
    String model = decoding.event.model();
    String version = decoding.event.version();
    decoding.read(unnamed);
    String modelAfter = decoding.event.model();
    String versionAfter = decoding.event.version();
    decoding.read(named);
    // Then
    assertThat(model).isEqualTo("other").isSameAs(decoding.event.model());
    assertThat(version).isEqualTo("12").isSameAs(decoding.event.version());
    assertThat(modelAfter).isEqualTo("m");
    assertThat(versionAfter).isEmpty();
  }

  @Test
  void bytesThatTurnOutToBeDamagedShowNoColumns() {
    // Given
    Schema schema = record(field("m", "{\"type\":\"map\",\"values\":\"double\"}"));
    Decoding decoding = Decoding.avro(schema);
    Decoding json = Decoding.json();
    byte[] whole = wire(1, new GenericRecordBuilder(schema).set("m", Map.of("a", 1.0)).build());
    // When
    DecodeFailure failure = decoding.refused(Arrays.copyOf(whole, whole.length - 1));
    DecodeFailure jsonFailure = json.refused("{\"a\": 1.0");
    List<Column> columnsBefore = List.copyOf(decoding.decoder.columns().asList());
    List<Column> jsonColumnsBefore = List.copyOf(json.decoder.columns().asList());
    Map<String, Object> values = decoding.read(whole);
    Map<String, Object> jsonValues = json.read("{\"a\": \"x\"}");
    // Then
    assertThat(failure.reason()).isEqualTo(jsonFailure.reason()).isEqualTo(DeadLetterReason.TRUNCATED);
    assertThat(columnsBefore).isEmpty();
    assertThat(jsonColumnsBefore).isEmpty();
    assertThat(values).containsExactly(entry("m.a", 1.0));
    assertThat(jsonValues).containsExactly(entry("a", "x"));
  }

  /** Were each level bounded by itself, two levels of 2,000 keys would be 4 million readers. */
  @Test
  void randomKeysWithinRandomKeysDoNotExhaustTheMemory() {
    // Given
    PathTargets targets = new PathTargets(
        new Decoding.Model().columns(column("late", "m.named", null)).build(), new Columns(), ColumnNaming.PLAIN);
    // When
    long remembered = IntStream.range(0, 1_000_000).filter(i -> targets.remember("m.a" + i % 2_000 + ".b" + i)).count();
    // Then
    assertThat(remembered).isEqualTo(20_000);
    assertThat(targets.remember("m.named")).isTrue();
  }

  @Test
  void aTextAndAListOfWholeNumbersAreReadAsTheConfigurationSays() {
    // Given
    Schema schema = record(field("t", "\"string\""), field("ids", "{\"type\":\"array\",\"items\":\"int\"}"),
        field("n", "\"int\""));
    Decoding decoding = new Decoding(new Decoding.Model().columns(column("t", null, ColumnType.TEXT),
        column("ids", null, ColumnType.EMBEDDING), column("n", null, ColumnType.EMBEDDING)).build(), Map.of(1, schema));
    // When
    Map<String, Object> values = decoding
        .read(wire(1, new GenericRecordBuilder(schema).set("t", "some words").set("ids", List.of(3, -1)).set("n", 1)
            .build()));
    // Then
    assertThat(values).containsOnly(entry("t", "some words"), entry("ids", List.of(3.0, -1.0)),
        entry("n", Decoding.WRONG_TYPE));
  }

  @Test
  void randomKeysDoNotExhaustTheMemory() {
    // Given
    Schema schema = record(field("m", "{\"type\":\"map\",\"values\":\"double\"}"), field("x", "\"double\""));
    Decoding decoding = Decoding.avro(schema);
    Decoding json = Decoding.json();
    // When
    for (int i = 0; i < 30; i++) {
      Map<String, Double> keys = new HashMap<>();
      StringBuilder text = new StringBuilder("{\"x\":2.0");
      for (int k = 0; k < 100; k++) {
        keys.put("key" + (100 * i + k), 1.0);
        text.append(",\"key").append(100 * i + k).append("\":1.0");
      }
      decoding.read(wire(1, new GenericRecordBuilder(schema).set("m", keys).set("x", 2.0).build()));
      json.read(text.append('}').toString());
    }
    // Then
    assertThat(decoding.decoder.columns().size()).isEqualTo(PathTargets.MAX_COLUMNS);
    assertThat(decoding.values()).containsExactly(entry("x", 2.0));
    assertThat(json.decoder.columns().size()).isEqualTo(PathTargets.MAX_COLUMNS);
    assertThat(json.values()).containsExactly(entry("x", 2.0));
  }
}

package io.driftmeter.app.decode;

import static io.driftmeter.app.decode.Decoding.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JSON has no schema: the first value of a field says what it is. */
class JsonDecodingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void fieldsAreColumnsOfTheTypeOfTheirFirstValue() {
    // Given
    Decoding decoding = Decoding.json();
    // When
    Map<String, Object> first = decoding.read("""
        {"i": 1, "f": -2.5e3, "s": "é\\u00e9\\ud83d\\ude95漢", "b": true, "n": null, "o": {"x": {"y": 3}, "z": "q"},
         "a": [1, {"i": 5}], "nan": NaN, "inf": -Infinity, "big": 100000000000000000000}""");
    Map<String, Object> second = decoding.read("""
        {"i": "1", "f": 7, "s": 4, "b": "true", "n": 1.0, "o": null, "nan": null, "big": {"x": 1}, "a": 2}""");
    // Then
    assertThat(first).containsOnly(entry("i", 1.0), entry("f", -2500.0), entry("s", "éé🚕漢"), entry("b", "true"),
        entry("o.x.y", 3.0), entry("o.z", "q"), entry("nan", Double.NaN), entry("inf", Double.NEGATIVE_INFINITY),
        entry("big", 1e20));
    assertThat(second).containsOnly(entry("i", Decoding.WRONG_TYPE), entry("f", 7.0), entry("s", Decoding.WRONG_TYPE),
        entry("b", Decoding.WRONG_TYPE), entry("n", 1.0), entry("nan", Decoding.NULL),
        entry("big", Decoding.WRONG_TYPE), entry("big.x", 1.0), entry("a", 2.0));
  }

  @Test
  void theLastOfTwoFieldsOfOneNameCounts() {
    // Given
    Decoding decoding = Decoding.json();
    // When
    Map<String, Object> values = decoding.read("{\"a\": 1, \"a\": 2, \"b\": 3, \"b\": null}");
    // Then
    assertThat(values).containsOnly(entry("a", 2.0), entry("b", Decoding.NULL));
  }

  @Test
  void configuredColumnsAreReadByPath() {
    // Given
    Decoding decoding = new Decoding(new Decoding.Model().json().keys("meta.id", "meta.model", null)
        .columns(column("age", "features.age", null), column("zip", "features.zip", ColumnType.CATEGORICAL)).build(),
        Map.of());
    // When
    Map<String, Object> values = decoding.read(
        "{\"meta\": {\"id\": 77, \"model\": \"credit\"}, \"features\": {\"age\": 3, \"zip\": 8001, \"x\": 1}, \"y\": 2}");
    // Then
    assertThat(values).containsOnly(entry("age", 3.0), entry("zip", "8001"));
    assertThat(decoding.event.idText()).isEqualTo("77");
    assertThat(decoding.event.model()).isEqualTo("credit");
    assertThat(decoding.event.schemaId()).isEqualTo(Event.NO_SCHEMA);
  }

  @Test
  void aTextOfFiveMegabytesIsACategory() {
    // Given
    Decoding decoding = Decoding.json();
    // When
    decoding.read("{\"s\": \"" + "ü".repeat(5 << 19) + "\"}");
    // Then
    assertThat(decoding.event.row().length(0)).isEqualTo(5 << 20);
  }

  @Test
  void halfASurrogatePairIsAQuestionMark() {
    // Given
    Decoding decoding = Decoding.json();
    // When
    Map<String, Object> values = decoding.read("{\"s\": \"a\\ud83d\", \"t\": \"\\ude95b\"}");
    // Then
    assertThat(values).containsOnly(entry("s", "a?"), entry("t", "?b"));
  }

  /** Oracle: jackson-databind 2.22.4, {@code ObjectMapper.readTree}. */
  @Test
  void everyValueIsTheOneInTheTree() throws JsonProcessingException {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 500; i++) {
      // Given
      String json = JSON.writeValueAsString(randomObject(random, 0));
      // When
      Map<String, Object> values = Decoding.json().read(json);
      // Then
      Map<String, Object> expected = new HashMap<>();
      flatten("", JSON.readTree(json), expected);
      assertThat(values).as(json).isEqualTo(expected);
    }
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void cutOrDamagedTextIsRefusedButNeverThrown() throws JsonProcessingException {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 200; i++) {
      Decoding decoding = Decoding.json();
      byte[] whole = JSON.writeValueAsString(randomObject(random, 0)).getBytes(StandardCharsets.UTF_8);
      for (int length = 1; length < whole.length; length++) {
        // Given
        byte[] cut = Arrays.copyOf(whole, length);
        byte[] damaged = whole.clone();
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
        // When
        DecodeFailure cutFailure = decoding.refused(cut);
        DecodeFailure damage = decoding.decode(damaged);
        // Then
        assertThat(cutFailure.reason()).isIn(DeadLetterReason.TRUNCATED, DeadLetterReason.MALFORMED_JSON);
        assertThat(cutFailure.detail()).doesNotContain("failed to read");
        if (damage != null) {
          assertThat(damage.detail()).doesNotContain("failed to read");
        }
      }
    }
  }

  @Test
  void aListIsAnEmbeddingOnlyWhereTheConfigurationSaysSo() {
    // Given
    Decoding decoding = new Decoding(
        new Decoding.Model().json()
            .columns(column("v", null, ColumnType.EMBEDDING), column("w", null, ColumnType.EMBEDDING),
                column("t", null, ColumnType.TEXT), column("c", null, null))
            .build(),
        Map.of());
    // When
    Map<String, Object> values = decoding
        .read("""
            {"v": [1, -0.5, 1e3], "w": [1, [2, {"a": 3}], "x", null, 4], "t": "one two", "c": [1, 2]}""");
    // Then
    assertThat(values).containsOnly(entry("v", List.of(1.0, -0.5, 1000.0)), entry("w", Decoding.WRONG_TYPE),
        entry("t", "one two"));
  }

  @Test
  void aListThatIsTooLongIsOfTheWrongTypeAndTheNextIsReadAgain() {
    // Given
    Decoding decoding = new Decoding(
        new Decoding.Model().json().columns(column("v", null, ColumnType.EMBEDDING)).build(), Map.of());
    String tooLong = "{\"v\": [" + "1,".repeat(Row.MAX_DIMENSION) + "1]}";
    // When
    Map<String, Object> first = decoding.read(tooLong);
    Map<String, Object> second = decoding.read("{\"v\": [7]}");
    // Then
    assertThat(first).containsOnly(entry("v", Decoding.WRONG_TYPE));
    assertThat(second).containsOnly(entry("v", List.of(7.0)));
  }

  private static ObjectNode randomObject(SplittableRandom random, int depth) {
    ObjectNode result = JSON.createObjectNode();
    int fields = random.nextInt(1, 6);
    for (int i = 0; i < fields; i++) {
      String name = "f" + i + (random.nextInt(4) == 0 ? "ü\"\\" : "");
      switch (random.nextInt(depth < 3 ? 8 : 6)) {
        case 0 -> result.putNull(name);
        case 1 -> result.put(name, random.nextBoolean());
        case 2 -> result.put(name, random.nextInt(-100, 100));
        case 3 -> result.put(name, random.nextLong());
        case 4 -> result.put(name, Double.longBitsToDouble(random.nextLong() & 0x7fefffffffffffffL));
        case 5 -> result.put(name, random.nextInt(2) == 0 ? "plain" : "\u0000\t\u007f é 漢 🚕 \u2028");
        case 6 -> result.putArray(name).add(1).add(randomObject(random, depth + 1));
        default -> result.set(name, randomObject(random, depth + 1));
      }
    }
    return result;
  }

  private static void flatten(String path, JsonNode node, Map<String, Object> into) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into));
    } else if (node.isNumber()) {
      into.put(path, node.doubleValue());
    } else if (node.isTextual() || node.isBoolean()) {
      into.put(path, node.asText());
    }
  }
}

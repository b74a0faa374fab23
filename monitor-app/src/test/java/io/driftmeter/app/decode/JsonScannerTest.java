package io.driftmeter.app.decode;

import static io.driftmeter.app.decode.Decoding.column;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whether an event counts must not depend on how it is read: what the scanner takes is what Jackson takes, with the same
 * values, bit by bit.
 */
class JsonScannerTest {
  /** {@code -Ddriftmeter.test.documents=10000000} for a long run. */
  private static final int DOCUMENTS = Integer.getInteger("driftmeter.test.documents", 200_000);
  private static final ModelConfig MODEL = new Decoding.Model().json().keys("id", "model", "o.version")
      .eventTime("time")
      .columns(column("n", null, ColumnType.NUMERIC), column("c", null, ColumnType.CATEGORICAL),
          column("t", null, ColumnType.TEXT), column("b", null, ColumnType.BOOLEAN),
          column("v", null, ColumnType.EMBEDDING), column("x", "o.x", ColumnType.NUMERIC),
          column("ü", "o.p.ü", ColumnType.CATEGORICAL), column("at", null, ColumnType.NUMERIC),
          column("backslash", "a\\u0074", ColumnType.NUMERIC), column("quote", "a\"", ColumnType.NUMERIC),
          column("taxi", "🚕", ColumnType.NUMERIC))
      .build();
  private static final List<String> NAMES = List.of("n", "c", "t", "b", "v", "x", "o", "p", "ü", "id", "model",
      "version", "time", "unwanted", "o.x", "\\u0074", "\\u006E", "\\u00fc", "\\u0000n", "a\\u0074", "a\\\"",
      "a\\\\u0074", "\\u0000", "\\ud83d\\ude95", "🚕", "\\ud83d", "\\ude95", "?", "");
  private static final List<String> SCALARS = List.of("0", "-0", "-0.0", "1", "-17", "1.5", "0.1", "1e5", "1E-7",
      "12e+300",
      "9007199254740993.0", "0.30000000000000004", "2.2250738585072011e-308", "4.9e-324", "1e-400", "1e400", "1e99999",
      "123456789012345678", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
      "12345678901234567890123", "1700000000000", "0.1234567890123456789", "7.205759403792794E16", "true", "false",
      "null", "NaN", "Infinity", "-Infinity", "01", "1.", ".5", "+1", "1e", "nul", "truex", "\"\"", "\"v001\"",
      "\"é漢🚕\"",
      "\"a\\n\\\"\\\\\\/\\b\\f\\r\\t\\u00e9\\u0000\"", "\"\\ud83d\\ude95\"", "\"a\\uD83D\\uDE95\\u00e9b\"",
      "\"\\ud83d\"", "\"\\ude95\\ud83d\"", "\"\\ud83d\\u00e9\"",
      "\"\\ud83d🚕\"", "\"\\ud83d\\n\"", "\"\\ud83d\\ud83d\\ude95\"", "\"\\x\"",
      "\"2026-11-22T10:00:00Z\"", "\"\u0001\"", "[]", "{}", "[1,-2.5e3]", "[1,null]", "[\"a\",{\"b\":[]}]");
  private static final byte[] DAMAGE = "\"\\{}[],:0123456789.eE+-tfnN \n\u0000u\u001fé漢🚕/"
      .getBytes(StandardCharsets.UTF_8);

  /** One way to read, with columns and an event of its own. */
  private static final class Reading {
    private final Columns columns = new Columns();
    private final JsonFormat jackson = new JsonFormat(new PathTargets(MODEL, columns, ColumnNaming.PLAIN));
    private final Event event = new Event(columns);

    boolean scan(JsonScanner scanner, byte[] value) {
      event.clear("m");
      return scanner.read(value, jackson.fields(), event);
    }

    boolean read(byte[] value) {
      event.clear("m");
      return jackson.read(value, event) == null;
    }

    String content() {
      return Decoding.values(event.row()) + event.model() + event.version() + event.idText() + event.hasEventTime()
          + (event.hasEventTime() ? event.eventTime() : event.eventTimeProblem());
    }
  }

  @Test
  void whatItTakesOfDamagedDocumentsIsWhatJacksonTakes() {
    SplittableRandom random = new SplittableRandom(11);
    JsonScanner scanner = new JsonScanner();
    Reading scanned = new Reading();
    Reading expected = new Reading();
    int taken = 0;
    int readable = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      // Given
      byte[] document = damage(object(random, 0).getBytes(StandardCharsets.UTF_8), random);
      boolean isReadable = expected.read(document);
      // When
      boolean isTaken = scanned.scan(scanner, document);
      // Then
      if (isTaken) {
        assertThat(isReadable).as("Jackson reads %s", new String(document, StandardCharsets.UTF_8)).isTrue();
        assertThat(scanned.content()).isEqualTo(expected.content());
      } else {
        scanned.read(document); // learns the names
      }
      taken += isTaken ? 1 : 0;
      readable += isReadable ? 1 : 0;
    }
    assertThat(readable).isBetween(DOCUMENTS / 10, DOCUMENTS * 9 / 10);
    assertThat(taken).isGreaterThan(readable / 2);
  }

  @Test
  void numbersAreTheNearestDoubles() {
    SplittableRandom random = new SplittableRandom(12);
    JsonNumber number = new JsonNumber();
    for (int i = 0; i < DOCUMENTS; i++) {
      // Given
      String text = switch (i % 3) {
        case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong() & 0xffefffffffffffffL));
        case 1 -> Double.toString(random.nextGaussian());
        default -> random.nextLong() + "." + random.nextLong(1L << 40) + "e" + random.nextInt(-330, 330);
      };
      byte[] bytes = (text + ",").getBytes(StandardCharsets.UTF_8);
      // When
      boolean isRead = number.read(bytes, 0);
      // Then: the JDK's own parser
      assertThat(isRead).as(text).isTrue();
      assertThat(number.doubleValue()).as(text).isEqualTo(Double.parseDouble(text));
      assertThat(number.end()).isEqualTo(text.length());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"n\":1,\"t\":\"x\"}", " { \"n\" : 1.5 , \"t\" : \"é\\n\" } ", "{\"t\":null,\"n\":NaN}",
    "{\"v\":[1,2.5],\"o\":{\"x\":3,\"unwanted\":{\"y\":[{}]}}}", "{}",
    "{\"t\":\"\\ud83d\\ude95\",\"\\ud83d\\ude95\":1,\"o\":{\"p\":{\"\\u00fc\":\"gr\\u00f6\\u00dfe\"}},\"n\":2}",
    "{\"n\":1,\"unwanted\\u00fc\":{\"\\u00fc\":[]},\"a\\\"\":2,\"a\\\\u0074\":3,\"a\\u0074\":4}"})
  void whatProducersWriteDoesNotNeedJackson(String document) {
    // Given
    byte[] value = document.getBytes(StandardCharsets.UTF_8);
    Reading reading = new Reading();
    reading.read(value);
    String expected = reading.content();
    // When
    boolean isTaken = reading.scan(new JsonScanner(), value);
    // Then
    assertThat(isTaken).isTrue();
    assertThat(reading.content()).isEqualTo(expected);
  }

  private static String object(SplittableRandom random, int depth) {
    StringBuilder out = new StringBuilder(blank(random)).append('{').append(blank(random));
    int fields = random.nextInt(7);
    for (int i = 0; i < fields; i++) {
      out.append(i == 0 ? "" : "," + blank(random)).append('"').append(pick(NAMES, random)).append('"')
          .append(blank(random)).append(':').append(blank(random));
      out.append(depth < 3 && random.nextInt(4) == 0 ? object(random, depth + 1) : scalar(random))
          .append(blank(random));
    }
    return out.append('}').append(blank(random)).toString();
  }

  private static String scalar(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> Double.toString(random.nextGaussian());
      case 1 -> "\"v" + random.nextInt(40) + "\"";
      case 2 -> Integer.toString(random.nextInt(-1000, 1000));
      default -> pick(SCALARS, random);
    };
  }

  private static String blank(SplittableRandom random) {
    return random.nextInt(8) == 0 ? pick(List.of(" ", "\n\t", "  ", "\r"), random) : "";
  }

  private static String pick(List<String> from, SplittableRandom random) {
    return from.get(random.nextInt(from.size()));
  }

  /** Half of the documents stay whole. */
  private static byte[] damage(byte[] document, SplittableRandom random) {
    byte[] result = document;
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      int at = random.nextInt(result.length);
      byte other = DAMAGE[random.nextInt(DAMAGE.length)];
      switch (random.nextInt(5)) {
        case 0 -> result[at] = other;
        case 1 -> result[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> {
          result = Arrays.copyOf(result, result.length + 1);
          System.arraycopy(result, at, result, at + 1, result.length - 1 - at);
          result[at] = other;
        }
        case 3 -> {
          System.arraycopy(result, at + 1, result, at, result.length - at - 1);
          result = Arrays.copyOf(result, Math.max(1, result.length - 1));
        }
        default -> result = Arrays.copyOf(result, Math.max(1, at));
      }
    }
    return result;
  }
}

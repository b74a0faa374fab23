package io.driftmeter.app.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may stand behind a key: the one definition that reading, documentation and JSON Schema share. */
sealed interface ValueType {
  /** What is allowed, to go behind "allowed is". */
  String allowed();

  /**
   * One text.
   *
   * @param pattern that the whole value matches; in the syntax that Java and ECMAScript share
   */
  record Text(String allowed, Pattern pattern) implements ValueType {
    static Text of(String allowed, String regex) {
      return new Text(allowed, Pattern.compile("^(?:" + regex + ")$"));
    }
  }

  /** A text that is never shown. */
  record Secret() implements ValueType {
    @Override
    public String allowed() {
      return "a text";
    }
  }

  /** Several texts. */
  record Texts(Text item) implements ValueType {
    @Override
    public String allowed() {
      return "a list, each item " + item.allowed();
    }
  }

  record Whole(long least, long greatest) implements ValueType {
    @Override
    public String allowed() {
      return greatest == Long.MAX_VALUE
          ? "a whole number from " + least
          : "a whole number from " + least + " to " + greatest;
    }
  }

  /** Bounds inclusive. */
  record Fraction(double least, double greatest) implements ValueType {
    @Override
    public String allowed() {
      return "a number from " + number(least) + " to " + number(greatest);
    }

    private static String number(double value) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
  }

  record Time(Duration least, Duration greatest) implements ValueType {
    @Override
    public String allowed() {
      return "a duration from " + Durations.format(least) + " to " + Durations.format(greatest)
          + ", such as 30s, 1m, 2h, 7d or PT1M";
    }
  }

  record Flag() implements ValueType {
    @Override
    public String allowed() {
      return "true or false";
    }
  }

  record Choice(List<String> choices) implements ValueType {
    static Choice of(Class<? extends Enum<?>> type) {
      return new Choice(
          Stream.of(type.getEnumConstants()).map(constant -> constant.name().toLowerCase(Locale.ROOT)).toList());
    }

    @Override
    public String allowed() {
      return String.join(" or ", choices);
    }
  }

  /** A mapping with keys of its own. */
  record Group(String allowed) implements ValueType {}

  /** A list of mappings with keys of their own. */
  record Groups(String allowed) implements ValueType {}
}

package io.driftmeter.app.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 500ms}, {@code 30s}, {@code 1m}, {@code 2h}, {@code 7d}, or ISO-8601. */
public final class Durations {
  /** In the syntax that ECMAScript shares. */
  static final Pattern SHORT = Pattern.compile("([0-9]+) ?(ms|s|m|h|d)");

  private record Unit(String symbol, long millis) {}

  private static final List<Unit> UNITS = List.of(new Unit("d", 86_400_000), new Unit("h", 3_600_000),
      new Unit("m", 60_000), new Unit("s", 1000), new Unit("ms", 1));

  private Durations() {}

  /** Empty if the text is no duration, or a longer one than milliseconds can count. */
  public static Optional<Duration> parse(String text) {
    try {
      Matcher matcher = SHORT.matcher(text);
      Duration duration = matcher.matches()
          ? of(Long.parseLong(matcher.group(1)), matcher.group(2))
          : Duration.parse(text);
      return Optional.of(Duration.ofMillis(duration.toMillis())).filter(duration::equals);
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** In the greatest unit that divides it, such as {@code 90s} or {@code 7d}; parts of a millisecond are cut off. */
  public static String format(Duration duration) {
    long millis = duration.toMillis();
    return millis == 0
        ? "0s"
        : UNITS.stream().filter(unit -> millis % unit.millis == 0).findFirst()
            .map(unit -> millis / unit.millis + unit.symbol).orElseThrow();
  }

  private static Duration of(long count, String symbol) {
    Unit unit = UNITS.stream().filter(known -> known.symbol.equals(symbol)).findFirst().orElseThrow();
    return Duration.ofMillis(Math.multiplyExact(count, unit.millis));
  }
}

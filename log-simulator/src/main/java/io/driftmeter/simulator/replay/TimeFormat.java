package io.driftmeter.simulator.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * Reads times written in a pattern of {@link DateTimeFormatter}, or as {@code epoch-s} or {@code epoch-ms}.
 *
 * <p>What the pattern leaves out is the least there is: with {@code yyyy}, 2016 is 2016-01-01T00:00Z.
 */
final class TimeFormat {
  private final String pattern;
  private final DateTimeFormatter formatter;

  TimeFormat(String pattern) {
    this.pattern = pattern;
    this.formatter = isEpoch(pattern) ? DateTimeFormatter.ISO_INSTANT : formatter(pattern);
  }

  private static boolean isEpoch(String pattern) {
    return pattern.equals("epoch-s") || pattern.equals("epoch-ms");
  }

  private static DateTimeFormatter formatter(String pattern) {
    try {
      return new DateTimeFormatterBuilder().appendPattern(pattern).parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)
          .parseDefaulting(ChronoField.DAY_OF_MONTH, 1).parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0).parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
          .toFormatter(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("'" + pattern + "' is no event-time format (" + e.getMessage()
          + "); allowed are epoch-s, epoch-ms and date patterns such as yyyy-MM-dd HH:mm", e);
    }
  }

  /** The time, in milliseconds since the epoch. */
  long parse(String text) {
    try {
      return switch (pattern) {
        case "epoch-ms" -> Long.parseLong(text);
        case "epoch-s" -> Math.round(Double.parseDouble(text) * 1000);
        default -> instant(formatter.parse(text)).toEpochMilli();
      };
    } catch (DateTimeException | NumberFormatException e) {
      throw new ReplayException("'" + text + "' is no time of the format " + pattern, e);
    }
  }

  private static Instant instant(TemporalAccessor parsed) {
    return parsed.isSupported(ChronoField.INSTANT_SECONDS)
        ? Instant.from(parsed)
        : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
  }
}

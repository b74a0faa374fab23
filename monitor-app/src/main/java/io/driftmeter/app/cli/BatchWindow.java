package io.driftmeter.app.cli;

import io.driftmeter.app.config.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;

/** How time is cut into windows. */
sealed interface BatchWindow {

  /** First millisecond of the window that the time falls in. */
  long start(long time);

  /** First millisecond after the window that begins then. */
  long end(long start);

  /** Whether a row needs a time to be in a window. */
  default boolean isTimed() {
    return true;
  }

  /** {@code month}, {@code year}, or a duration such as {@code 1d}. */
  static BatchWindow parse(String text) {
    return switch (text) {
      case "month" -> new Calendar(Period.ofMonths(1));
      case "year" -> new Calendar(Period.ofYears(1));
      default -> Durations.parse(text).filter(duration -> duration.toMillis() > 0).map(Tumbling::new)
          .orElseThrow(() -> new IllegalArgumentException(
              "found '%s', allowed is a duration such as 1h or 7d, or month, or year".formatted(text)));
    };
  }

  /** As the stream has them: all of one size, aligned to the epoch in UTC. */
  record Tumbling(Duration size) implements BatchWindow {
    @Override
    public long start(long time) {
      return Math.floorDiv(time, size.toMillis()) * size.toMillis();
    }

    @Override
    public long end(long start) {
      return start + size.toMillis();
    }
  }

  /** One window of all rows. */
  record Whole() implements BatchWindow {
    @Override
    public long start(long time) {
      return Long.MIN_VALUE;
    }

    @Override
    public long end(long start) {
      return Long.MAX_VALUE;
    }

    @Override
    public boolean isTimed() {
      return false;
    }
  }

  /** A month or a year, in UTC. */
  record Calendar(Period period) implements BatchWindow {
    @Override
    public long start(long time) {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
      return millis(period.getYears() > 0 ? day.withDayOfYear(1) : day.withDayOfMonth(1));
    }

    @Override
    public long end(long start) {
      return millis(LocalDate.ofInstant(Instant.ofEpochMilli(start), ZoneOffset.UTC).plus(period));
    }

    private static long millis(LocalDate day) {
      return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
  }
}

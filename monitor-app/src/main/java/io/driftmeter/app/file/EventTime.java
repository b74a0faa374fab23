package io.driftmeter.app.file;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * The column that says when a row's event happened.
 *
 * @param column timestamps and dates are taken as they are (UTC where they name no zone), text as ISO-8601
 * @param unit   how a number in it counts
 */
public record EventTime(String column, Unit unit) {

  /** What a number counts since the epoch, 1970-01-01T00:00Z; {@link #YEARS} is a calendar year such as 2016. */
  public enum Unit {
    MILLISECONDS(1, 1), SECONDS(1000, 1), MICROSECONDS(1, 1000), NANOSECONDS(1, 1_000_000), YEARS(1, 1);

    private final long factor;
    private final long divisor;

    Unit(long factor, long divisor) {
      this.factor = factor;
      this.divisor = divisor;
    }

    /** Milliseconds since the epoch; empty for a time that no calendar holds. */
    public OptionalLong toMillis(long value) {
      if (this == YEARS) {
        return value < 1 || value > 9999
            ? OptionalLong.empty()
            : OptionalLong.of(LocalDate.of((int) value, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
      }
      return Math.abs(value) > Long.MAX_VALUE / factor
          ? OptionalLong.empty()
          : OptionalLong.of(Math.floorDiv(value * factor, divisor));
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static EventTime of(String column) {
    return new EventTime(column, Unit.MILLISECONDS);
  }
}

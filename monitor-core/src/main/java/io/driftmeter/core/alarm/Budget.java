package io.driftmeter.core.alarm;

import java.time.Duration;

/**
 * How often a model that has not changed may raise an alarm.
 *
 * @param alarms at least 1
 * @param per    longer than nothing
 */
public record Budget(int alarms, Duration per) {
  public static final Budget DEFAULT = new Budget(1, Duration.ofDays(30));

  public Budget {
    if (alarms < 1 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException(
          "found a budget of " + alarms + " alarms per " + per + ", allowed is at least one, in more than no time");
    }
  }

  /** The average run length: windows of this size that pass on average until a false alarm; at least 1. */
  public double runLength(Duration window) {
    return Math.max(1, (double) per.toMillis() / window.toMillis() / alarms);
  }
}

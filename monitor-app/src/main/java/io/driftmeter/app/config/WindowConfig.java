package io.driftmeter.app.config;

import java.time.Duration;

/**
 * When a window begins, closes and is judged.
 *
 * @param size                of the tumbling windows, aligned to the epoch in UTC
 * @param grace               how far stream time runs past a window's end before the window leaves its partition
 * @param idleTimeout         wall-clock time after which a silent partition holds nothing back
 * @param completenessTimeout wall-clock time that a window waits for the partitions that have not reported
 * @param lateHorizon         events of windows that ended this long before stream time are refused
 * @param futureTolerance     event times this far after the wall clock are clamped to the partition's stream time
 */
public record WindowConfig(Duration size, Duration grace, Duration idleTimeout, Duration completenessTimeout,
    Duration lateHorizon, Duration futureTolerance) {
  public static final WindowConfig DEFAULT = ofSize(Duration.ofMinutes(1));

  /** Defaults that grow with the size of the window. */
  public static WindowConfig ofSize(Duration size) {
    return new WindowConfig(size, Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(30),
        max(Duration.ofHours(1), size.multipliedBy(3)), Duration.ofMinutes(5));
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}

package io.driftmeter.simulator.scenario;

import java.time.Duration;

/** How the share of changed events goes over time, from the onset on; before the onset it is 0. */
public enum Shape {
  /** 0 for ever. */
  FLAT,
  /** 1 from the onset on. */
  STEP,
  /** Rises evenly from 0 to 1 over the length, and stays. */
  RAMP,
  /** (1 − cos)/2: 0 at the onset, 1 half a length later, 0 after a whole length, and so on. */
  WAVE,
  /** 1 for a length, 0 for a length, and so on. */
  PULSES;

  /**
   * The share of changed events.
   *
   * @param since  time since the onset; negative before it
   * @param length of a ramp, wave or pulse
   * @return in [0, 1]
   */
  public double strength(Duration since, Duration length) {
    if (since.isNegative()) {
      return 0;
    }
    double lengths = (double) since.toNanos() / length.toNanos();
    return switch (this) {
      case FLAT -> 0;
      case STEP -> 1;
      case RAMP -> Math.min(1, lengths);
      case WAVE -> (1 - Math.cos(2 * Math.PI * lengths)) / 2;
      case PULSES -> (long) lengths % 2 == 0 ? 1 : 0;
    };
  }
}

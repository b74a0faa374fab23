package io.driftmeter.demo;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When the demo ends by itself. */
sealed interface Until {
  /** Only when it is told to, or when event time has reached the present. */
  record Stopped() implements Until {}

  /** After some time by the wall clock. */
  record Elapsed(Duration time) implements Until {}

  /** When the scenario has shown all it changes. */
  record Shown() implements Until {}

  static Until of(boolean once, @Nullable Duration time) {
    if (once) {
      return new Shown();
    }
    return time == null ? new Stopped() : new Elapsed(time);
  }
}

package io.driftmeter.simulator.replay;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the event time of a row comes from. */
public sealed interface EventTime {
  /**
   * From a column.
   *
   * @param format of {@link TimeFormat}; null for a column that is, or reads as, an ISO date or timestamp. UTC, unless the
   *               value has an offset
   */
  record FromColumn(String column, @Nullable String format) implements EventTime {}

  /** The first row at the start, each row a step after the one before. */
  record Stepped(Instant start, Duration step) implements EventTime {
    public Stepped {
      if (step.isNegative()) {
        throw new IllegalArgumentException("a step is not negative, found " + step);
      }
    }
  }

  /** The rows evenly from the start on, over the length. */
  record Spread(Instant start, Duration length) implements EventTime {
    public Spread {
      if (!length.isPositive()) {
        throw new IllegalArgumentException("events are spread over a positive duration, found " + length);
      }
    }
  }
}

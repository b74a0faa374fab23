package io.driftmeter.simulator.scenario;

import java.time.Duration;

/**
 * When a scenario's change sets in.
 *
 * @param after  event time between the first event and the onset
 * @param length event time of a ramp, a wave or a pulse; steps have none, but one must be given
 */
public record Onset(Duration after, Duration length) {
  public Onset {
    if (after.isNegative()) {
      throw new IllegalArgumentException("the drift sets in at or after the start, found " + after + " after it");
    }
    if (!length.isPositive()) {
      throw new IllegalArgumentException("the drift's length is positive, found " + length);
    }
  }

  /** The share of changed events this long after the first event. */
  public double strength(Scenario scenario, Duration sinceStart) {
    return scenario.shape().strength(sinceStart.minus(after), length);
  }
}

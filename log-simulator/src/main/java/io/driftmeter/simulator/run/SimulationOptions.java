package io.driftmeter.simulator.run;

import io.driftmeter.simulator.model.Drift;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.publish.Pace;
import io.driftmeter.simulator.scenario.Onset;
import io.driftmeter.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to simulate.
 *
 * @param topic       of the predictions
 * @param partitions  of the topic, if it has to be made
 * @param start       event time of the first event
 * @param eventRate   events per second of event time, evenly spaced
 * @param publishRate events per second of wall-clock time; {@link Pace#MAX} for as many as possible
 * @param events      predictions in all
 * @param seed        equal seeds give equal streams
 * @param labels      where the truth goes; null for nowhere
 * @param badRecords  spread evenly among the predictions, one kind after the other
 */
public record SimulationOptions(Scenario scenario, SimulatedModel model, String topic, int partitions, Instant start,
    double eventRate, double publishRate, long events, long seed, Onset onset, @Nullable Labels labels,
    long badRecords) {

  /**
   * Labels are known after a random time.
   *
   * @param delay on average; each is even between half of it and one and a half of it, in event time
   */
  public record Labels(String topic, Duration delay) {
    public Labels {
      if (delay.isNegative()) {
        throw new IllegalArgumentException("a label delay is not negative, found " + delay);
      }
    }
  }

  public SimulationOptions {
    require(partitions > 0, "partitions", partitions);
    require(eventRate > 0 && Double.isFinite(eventRate), "event rate", eventRate);
    require(publishRate > 0, "publish rate", publishRate);
    require(events >= 0, "events", events);
    require(badRecords >= 0 && badRecords <= events, "bad records (at most as many as events)", badRecords);
  }

  private static void require(boolean condition, String what, Object found) {
    if (!condition) {
      throw new IllegalArgumentException("a valid number of " + what + " is needed, found " + found);
    }
  }

  /**
   * Ten minutes of 100 events a second as fast as possible, drifting from the fifth on, without labels or bad records.
   */
  public static SimulationOptions of(Scenario scenario, SimulatedModel model, String topic, Instant start) {
    return new SimulationOptions(scenario, model, topic, 3, start, 100, Pace.MAX, 60_000, 1,
        new Onset(Duration.ofMinutes(5), Duration.ofMinutes(5)), null, 0);
  }

  public SimulationOptions withEvents(long newEvents) {
    return new SimulationOptions(scenario, model, topic, partitions, start, eventRate, publishRate, newEvents, seed,
        onset, labels, badRecords);
  }

  public SimulationOptions withRates(double newEventRate, double newPublishRate) {
    return new SimulationOptions(scenario, model, topic, partitions, start, newEventRate, newPublishRate, events, seed,
        onset, labels, badRecords);
  }

  public SimulationOptions withSeed(long newSeed) {
    return new SimulationOptions(scenario, model, topic, partitions, start, eventRate, publishRate, events, newSeed,
        onset, labels, badRecords);
  }

  public SimulationOptions withOnset(Onset newOnset) {
    return new SimulationOptions(scenario, model, topic, partitions, start, eventRate, publishRate, events, seed,
        newOnset, labels, badRecords);
  }

  public SimulationOptions withLabels(Labels newLabels) {
    return new SimulationOptions(scenario, model, topic, partitions, start, eventRate, publishRate, events, seed, onset,
        newLabels, badRecords);
  }

  public SimulationOptions withBadRecords(long newBadRecords) {
    return new SimulationOptions(scenario, model, topic, partitions, start, eventRate, publishRate, events, seed, onset,
        labels, newBadRecords);
  }

  /** Which columns a monitor should find drifted. */
  public Drift drift() {
    return model.drift(scenario.change());
  }

  /** Event time of the event of that index, 0-based. */
  Instant timeOf(long index) {
    return start.plusNanos((long) (index / eventRate * 1e9));
  }
}

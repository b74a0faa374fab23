package io.driftmeter.simulator.run;

import io.driftmeter.simulator.model.SimulatedEvent;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.scenario.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;

/** The events of a simulation, in the order of their time: endless chance, but the same for the same seed. */
public final class EventSource implements Iterator<SimulatedEvent> {
  private final SimulationOptions options;
  private final SplittableRandom root;
  private long index;

  public EventSource(SimulationOptions options) {
    this.options = options;
    this.root = new SplittableRandom(options.seed());
  }

  @Override
  public boolean hasNext() {
    return index < options.events();
  }

  @Override
  public SimulatedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + options.events() + " events were given");
    }
    // Each event has a generator of its own, so that one event's draws do not shift the next one's.
    SplittableRandom random = root.split();
    Instant time = options.timeOf(index);
    double strength = options.onset().strength(options.scenario(), Duration.between(options.start(), time));
    boolean changed = random.nextDouble() < strength;
    return event("p-" + options.seed() + "-" + index++, time, options.scenario().change(), changed, random);
  }

  /** An unchanged event that is none of the simulation's. */
  SimulatedEvent extra(String id, Instant time) {
    return event(id, time, Change.NONE, false, new SplittableRandom(id.hashCode()));
  }

  private SimulatedEvent event(String id, Instant time, Change change, boolean changed, SplittableRandom random) {
    SimulatedModel model = options.model();
    return model.event(id, time, change, changed, random);
  }
}

package io.driftmeter.simulator.run;

import io.driftmeter.schemas.avro.LabelEvent;
import io.driftmeter.simulator.model.SimulatedEvent;
import io.driftmeter.simulator.publish.AvroWriter;
import io.driftmeter.simulator.publish.Outlet;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** Keeps labels back until they are known, and sends them in the order of that time, keyed by the prediction's id. */
final class DelayedLabels {
  private final SimulationOptions.Labels to;
  private final String model;
  private final AvroWriter writer;
  private final Outlet outlet;
  private final SplittableRandom random;
  private final PriorityQueue<LabelEvent> waiting = new PriorityQueue<>(
      Comparator.comparing(LabelEvent::getEventTime).thenComparing(LabelEvent::getPredictionId));
  private long published;

  DelayedLabels(SimulationOptions.Labels to, String model, long seed, int schemaId, Outlet outlet) {
    this.to = to;
    this.model = model;
    this.writer = new AvroWriter(LabelEvent.getClassSchema(), schemaId);
    this.outlet = outlet;
    this.random = new SplittableRandom(~seed);
  }

  void add(SimulatedEvent event) {
    Instant known = event.time().plusNanos((long) (to.delay().toNanos() * (.5 + random.nextDouble())));
    waiting.add(new LabelEvent(event.id(), model, event.label(), known));
  }

  /** Sends the labels that are known at that time. */
  void publishUntil(Instant time) {
    for (LabelEvent next = waiting.peek(); next != null && !next.getEventTime().isAfter(time); next = waiting.peek()) {
      byte[] key = next.getPredictionId().getBytes(StandardCharsets.UTF_8);
      outlet.send(to.topic(), null, next.getEventTime(), key, writer.write(waiting.remove()));
      published++;
    }
  }

  long published() {
    return published;
  }
}

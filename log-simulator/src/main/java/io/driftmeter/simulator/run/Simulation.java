package io.driftmeter.simulator.run;

import io.driftmeter.schemas.avro.LabelEvent;
import io.driftmeter.simulator.bad.BadRecord;
import io.driftmeter.simulator.model.SimulatedEvent;
import io.driftmeter.simulator.publish.AvroWriter;
import io.driftmeter.simulator.publish.Outlet;
import io.driftmeter.simulator.publish.Pace;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Publishes the events of a scenario, their labels when they become known, and bad records among them. */
public final class Simulation {
  private final SimulationOptions options;
  private final LongConsumer progress;
  private volatile boolean stopped;

  public Simulation(SimulationOptions options) {
    this(options, predictions -> {});
  }

  /**
   * A simulation that says how far it is.
   *
   * @param progress told the number of predictions sent, after each
   */
  public Simulation(SimulationOptions options, LongConsumer progress) {
    this.options = options;
    this.progress = progress;
  }

  /** Ends {@link #run} soon; what was sent until then is counted. */
  public void stop() {
    stopped = true;
  }

  /**
   * Returns when all is published, or after {@link #stop()}.
   *
   * @throws io.driftmeter.simulator.publish.PublishException if the cluster or the registry fails
   */
  public Published run(Outlet outlet) {
    String topic = options.topic();
    outlet.createTopic(topic, options.partitions());
    int schemaId = outlet.register(topic, options.model().schema());
    AvroWriter writer = new AvroWriter(options.model().schema(), schemaId);
    DelayedLabels labels = labels(outlet);
    EventSource source = new EventSource(options);
    Pace pace = new Pace(options.publishRate());
    long predictions = 0;
    long bad = 0;
    while (source.hasNext() && !stopped) {
      if (!pace.isDue()) {
        continue;
      }
      SimulatedEvent event = source.next();
      if (labels != null) {
        labels.publishUntil(event.time());
        labels.add(event);
      }
      outlet.send(topic, null, event.time(), bytes(event.id()), writer.write(event.value()));
      progress.accept(++predictions);
      if (isBadDue(predictions)) {
        publishBad(bad++, event.time(), source, schemaId, outlet);
      }
    }
    if (labels != null && !stopped) {
      labels.publishUntil(Instant.MAX);
    }
    outlet.flush();
    return new Published(predictions, labels == null ? 0 : labels.published(), bad);
  }

  private @Nullable DelayedLabels labels(Outlet outlet) {
    SimulationOptions.Labels to = options.labels();
    if (to == null) {
      return null;
    }
    outlet.createTopic(to.topic(), options.partitions());
    int schemaId = outlet.register(to.topic(), LabelEvent.getClassSchema());
    return new DelayedLabels(to, options.model().name(), options.seed(), schemaId, outlet);
  }

  /** Whether a bad record follows this many predictions: floor(predictions · bad / events) has just risen. */
  private boolean isBadDue(long predictions) {
    long bad = options.badRecords();
    return predictions * bad / options.events() > (predictions - 1) * bad / options.events();
  }

  private void publishBad(long index, Instant time, EventSource source, int schemaId, Outlet outlet) {
    BadRecord[] kinds = BadRecord.values();
    BadRecord kind = kinds[(int) (index % kinds.length)];
    String id = "bad-" + options.seed() + "-" + index;
    byte[] value = kind.value(options.model(), schemaId, () -> source.extra(id, time).value(),
        () -> source.extra(id, Instant.EPOCH).value());
    outlet.send(options.topic(), null, time, bytes(id), value);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

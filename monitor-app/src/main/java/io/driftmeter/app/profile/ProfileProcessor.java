package io.driftmeter.app.profile;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.decode.DeadLetterReason;
import io.driftmeter.app.decode.DecodeFailure;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.decode.EventDecoder;
import io.driftmeter.app.decode.OriginReader;
import io.driftmeter.app.decode.SchemaSource;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.poll.PolledEvents;
import io.driftmeter.app.store.SketchStore;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Profiles the events of one input partition: decodes each, finds its windows by event time, and forwards the windows
 * that are over as partials.
 */
public final class ProfileProcessor implements Processor<byte[], byte[], Object, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileProcessor.class);

  /** Well below the five minutes after which a silent member is put out of its group. */
  private static final Duration REGISTRY_WAIT = Duration.ofMinutes(1);

  /** How often windows are closed by the wall clock, and progress is said. */
  static final Duration TICK = Duration.ofMillis(200);

  /** The names of what this processor is wired to. */
  public record Wiring(String windowStore, String sourceStore, String partials, String deadLetters) {}

  private final ModelConfig model;
  private final CommittedOffsets committed;
  private final Wiring wiring;
  private final EventDecoder decoder;
  private final Event event;
  private final OriginReader origins;
  private final MonitorMetrics metrics;
  private final EventCounts counts;

  private @Nullable ProcessorContext<Object, Object> context;
  private @Nullable PartitionWindows windows;
  private @Nullable Cancellable ticks;
  private long wallClock;
  private long arrivals;
  private long arrivalsAtLastTick;
  private long lastArrival;

  public ProfileProcessor(ModelConfig model, SchemaSource schemas, CommittedOffsets committed, Wiring wiring,
      MonitorMetrics metrics) {
    this.model = model;
    this.committed = committed;
    this.wiring = wiring;
    this.decoder = new EventDecoder(model, schemas);
    this.event = new Event(decoder.columns());
    this.origins = new OriginReader(model.producerHeader());
    this.metrics = metrics;
    this.counts = new EventCounts(model.topic(), metrics);
  }

  @Override
  public void init(ProcessorContext<Object, Object> newContext) {
    context = newContext;
    SketchStore<OpenWindow> windowStore = newContext.getStateStore(wiring.windowStore());
    SketchStore<SourceState> sourceStore = newContext.getStateStore(wiring.sourceStore());
    wallClock = newContext.currentSystemTimeMs();
    lastArrival = wallClock;
    int partition = newContext.taskId().partition();
    windows = new PartitionWindows(model, partition, windowStore, sourceStore,
        () -> committed.next(model.topic(), partition),
        (key, partial) -> newContext.forward(new Record<>(key, partial, newContext.currentSystemTimeMs()),
            wiring.partials()));
    ticks = newContext.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  /** A task that is revived keeps its punctuators: this one's would go on beside those of the next. */
  @Override
  public void close() {
    if (ticks != null) {
      ticks.cancel();
    }
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    ProcessorContext<Object, Object> here = ready(context);
    PartitionWindows target = ready(windows);
    for (ConsumerRecord<byte[], byte[]> each : PolledEvents.of(record, here.recordMetadata().orElseThrow())) {
      profile(each, target, here);
    }
  }

  private void profile(ConsumerRecord<byte[], byte[]> record, PartitionWindows target,
      ProcessorContext<Object, Object> here) {
    DecodeFailure failure = decode(record, here);
    arrivals++;
    target.arrived(record.offset());
    if (failure != null) {
      setAside(here, record, failure);
      return;
    }
    long eventTime = target.clamp(event.hasEventTime() ? event.eventTime() : Math.max(0, record.timestamp()),
        wallClock);
    if (eventTime < 0) {
      setAside(here, record, new DecodeFailure(DeadLetterReason.BAD_EVENT_TIME,
          "event time " + Instant.ofEpochMilli(eventTime) + " lies before 1970"));
      return;
    }
    origins.read(record.headers(), event);
    switch (target.add(event, eventTime)) {
      case ON_TIME -> counts.add(event.model(), false);
      case LATE -> counts.add(event.model(), true);
      case ALREADY_IN -> {
        // Replayed after a crash; counted before it.
      }
      case REFUSED -> setAside(here, record, new DecodeFailure(DeadLetterReason.TOO_LATE,
          "event time " + Instant.ofEpochMilli(eventTime) + " lies more than the late horizon of "
              + model.window().lateHorizon() + " behind the partition's " + Instant.ofEpochMilli(target.streamTime())));
    }
  }

  /**
   * While the registry is away nothing may be dropped: the task waits, and after a while gives its partitions back, to begin
   * again at the last commit. An open transaction is aborted then, so that nothing sent since is said twice.
   */
  private @Nullable DecodeFailure decode(ConsumerRecord<byte[], byte[]> record, ProcessorContext<Object, Object> here) {
    // The context's clock stands still while a record is processed.
    long since = System.nanoTime();
    while (true) {
      try {
        return decoder.decode(record.value(), event);
      } catch (TimeoutException e) {
        LOG.warn("task {} of topic {} waits for the schema registry: {}", here.taskId(), model.topic(), e.getMessage());
        if (System.nanoTime() - since >= REGISTRY_WAIT.toNanos()) {
          throw new TaskMigratedException("the schema registry has not answered for " + REGISTRY_WAIT, e);
        }
      }
    }
  }

  private void setAside(ProcessorContext<Object, Object> here, ConsumerRecord<byte[], byte[]> record,
      DecodeFailure failure) {
    here.forward(DeadLetter.of(record, failure, here.currentSystemTimeMs()), wiring.deadLetters());
    metrics.deadLetter(failure.reason().label());
  }

  private void tick(long now) {
    wallClock = now;
    if (arrivals != arrivalsAtLastTick) {
      arrivalsAtLastTick = arrivals;
      lastArrival = now;
    }
    PartitionWindows target = ready(windows);
    target.tick(now, now - lastArrival >= model.window().idleTimeout().toMillis());
    counts.clamped(target.takeClamped());
    counts.publish();
  }

  private static <T> T ready(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("used before init");
    }
    return value;
  }
}

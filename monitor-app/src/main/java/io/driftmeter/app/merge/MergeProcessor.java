package io.driftmeter.app.merge;

import io.driftmeter.app.alarm.SeriesAlarms;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.Reference;
import java.time.Duration;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Takes in partials and references of some models, and forwards reports, merged profiles, learned references and
 * alerts. */
public final class MergeProcessor implements Processor<String, SpecificRecord, String, SpecificRecord> {
  /** How often windows are looked at for being complete, or overdue. */
  static final Duration TICK = Duration.ofMillis(200);

  /** The names of what this processor is wired to. */
  public record Wiring(String partStore, String statusStore, String modelStore, String seriesStore,
      String referenceStore, String reports, String profiles, String references, String alerts) {}

  private final Map<String, ModelConfig> modelsByTopic;
  private final Wiring wiring;
  private final MonitorMetrics metrics;
  private @Nullable ModelWindows windows;
  private @Nullable SeriesAlarms alarms;
  private @Nullable Cancellable ticks;

  /** A processor of the partials of the configured models, found by their topic. */
  public MergeProcessor(Map<String, ModelConfig> modelsByTopic, Wiring wiring, MonitorMetrics metrics) {
    this.modelsByTopic = modelsByTopic;
    this.wiring = wiring;
    this.metrics = metrics;
  }

  @Override
  public void init(ProcessorContext<String, SpecificRecord> context) {
    References references = new References(context.getStateStore(wiring.referenceStore()));
    WindowParts parts = new WindowParts(context.getStateStore(wiring.partStore()));
    Output output = new Output() {
      @Override
      public void report(String key, SpecificRecord report) {
        context.forward(new Record<>(key, report, context.currentSystemTimeMs()), wiring.reports());
      }

      @Override
      public void profile(String key, SpecificRecord chunk) {
        context.forward(new Record<>(key, chunk, context.currentSystemTimeMs()), wiring.profiles());
      }

      @Override
      public void reference(String key, SpecificRecord chunk) {
        context.forward(new Record<>(key, chunk, context.currentSystemTimeMs()), wiring.references());
      }
    };
    alarms = new SeriesAlarms(context.getStateStore(wiring.seriesStore()),
        alert -> context.forward(new Record<>(alert.getId(), alert, context.currentSystemTimeMs()), wiring.alerts()),
        metrics);
    windows = new ModelWindows(modelsByTopic, parts, context.getStateStore(wiring.statusStore()),
        context.getStateStore(wiring.modelStore()), new WindowJudge(references, parts, alarms, output, metrics),
        context::currentSystemTimeMs);
    ticks = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  private void tick(long now) {
    if (windows != null && alarms != null) {
      alarms.tick(now);
      windows.tick(now);
    }
  }

  /** A task that is revived keeps its punctuators: this one's would go on beside those of the next. */
  @Override
  public void close() {
    if (ticks != null) {
      ticks.cancel();
    }
    if (alarms != null) {
      alarms.close();
    }
  }

  @Override
  public void process(Record<String, SpecificRecord> record) {
    if (windows == null) {
      throw new IllegalStateException("used before init");
    }
    switch (record.value()) {
      case Partial partial -> windows.accept(partial);
      case Reference reference -> windows.accept(reference);
      case null, default -> {
        // A tombstone on the references topic: the reference was withdrawn, what was said by it stands.
      }
    }
  }
}

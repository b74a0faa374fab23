package io.driftmeter.app.merge;

import io.driftmeter.app.alarm.Series;
import io.driftmeter.app.alarm.SeriesAlarms;
import io.driftmeter.app.alarm.SeriesCodec;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.store.MemoryStore;
import io.driftmeter.app.store.SimulatedLog;
import io.driftmeter.app.store.SketchStore;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.WindowReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** Stage 2 under at-least-once, with its producer, its changelogs and its committed offset simulated. */
final class CrashingMerge {
  /** More than the wall-clock time between two looks at what can be forgotten. */
  private static final long LONG = 11_000;

  private final Map<String, ModelConfig> models;
  private final List<Partial> input;
  private final RandomGenerator random;

  private final SimulatedLog<KeyValue<Bytes, byte[]>> partLog = new SimulatedLog<>();
  private final SimulatedLog<KeyValue<Bytes, byte[]>> statusLog = new SimulatedLog<>();
  private final SimulatedLog<KeyValue<Bytes, byte[]>> modelLog = new SimulatedLog<>();
  private final SimulatedLog<KeyValue<Bytes, byte[]>> referenceLog = new SimulatedLog<>();
  private final SimulatedLog<KeyValue<Bytes, byte[]>> seriesLog = new SimulatedLog<>();
  private final SimulatedLog<WindowReport> reports = new SimulatedLog<>();
  private final List<SimulatedLog<?>> logs = List.of(partLog, statusLog, modelLog, referenceLog, seriesLog, reports);
  private int committed;
  private long now;
  private Running running;

  CrashingMerge(ModelConfig model, List<Partial> input, RandomGenerator random) {
    this.models = Map.of(model.topic(), model);
    this.input = input;
    this.random = random;
    this.running = new Running();
  }

  /** Reads all of the input, with crashes on the way; the reports that came of it. */
  List<WindowReport> run(double crashes) {
    while (running.next < input.size()) {
      double what = random.nextDouble();
      if (what < crashes) {
        crash();
      } else if (what < 0.25) {
        commit(crashes);
      } else if (what < 0.5) {
        tick(random.nextInt(5) == 0 ? LONG : 200);
      } else {
        running.readNext();
      }
    }
    for (int i = 0; i < 8; i++) {
      tick(LONG);
      commit(0);
    }
    return reports.records();
  }

  /** How many windows are still known of. */
  int windowsLeft() {
    return running.statuses.keys().size();
  }

  boolean hasPartsLeft() {
    return !running.storedParts.isEmpty();
  }

  private void tick(long later) {
    now += later;
    running.windows.tick(now);
  }

  private void commit(double crashes) {
    running.flush();
    if (random.nextDouble() < crashes) {
      crash();
      return;
    }
    logs.forEach(SimulatedLog::flush);
    if (random.nextDouble() < crashes) {
      crash();
      return;
    }
    committed = running.next;
    if (random.nextDouble() < crashes) {
      crash();
      return;
    }
    running.statuses.commit(Map.of());
    running.modelStates.commit(Map.of());
    running.series.commit(Map.of());
  }

  private void crash() {
    logs.forEach(log -> log.crash(random));
    running = new Running();
  }

  /** What lives from a start to the next crash. */
  private final class Running {
    private final MemoryStore storedParts = new MemoryStore(partLog);
    private final SketchStore<WindowStatus> statuses = new MemoryStore(statusLog).sketches(new WindowStatus.Codec());
    private final SketchStore<ModelState> modelStates = new MemoryStore(modelLog).sketches(new ModelState.Codec());
    private final SketchStore<Series> series = new MemoryStore(seriesLog).sketches(new SeriesCodec());
    private final MonitorMetrics metrics = new MonitorMetrics(new SimpleMeterRegistry());
    private final WindowParts parts = new WindowParts(storedParts);
    private final WindowJudge judge = new WindowJudge(new References(new MemoryStore(referenceLog)), parts,
        new SeriesAlarms(series, alert -> {
          // Windows here have too few rows for any.
        }, metrics), new Reports(), metrics);
    private final ModelWindows windows = new ModelWindows(models, parts, statuses, modelStates, judge, () -> now);
    private int next = committed;

    void readNext() {
      windows.accept(input.get(next));
      next++;
    }

    void flush() {
      statuses.flushCache();
      modelStates.flushCache();
      series.flushCache();
    }
  }

  private final class Reports implements Output {
    @Override
    public void report(String key, SpecificRecord report) {
      reports.send((WindowReport) report);
    }

    @Override
    public void profile(String key, SpecificRecord chunk) {
      // Follows from the report.
    }

    @Override
    public void reference(String key, SpecificRecord chunk) {
      // Kept in the stage's own store as well.
    }
  }
}

package io.driftmeter.app.merge;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.store.Live;
import io.driftmeter.app.store.SketchStore;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a window of a model is reported: when every source has passed it, or when it has waited long enough, and
 * again whenever more of it comes.
 */
final class ModelWindows {
  private static final Logger log = LoggerFactory.getLogger(ModelWindows.class);
  private static final long FORGET_EVERY = Duration.ofSeconds(10).toMillis();
  /**
   * Judged in one tick, at some 0.1 ms each; what is left waits for the next one. When thousands of windows end together, the
   * thread must come to its commit well within the transaction timeout of ten seconds.
   */
  private static final int COLUMNS_A_TICK = 5_000;
  /** Windows that are learned from, or whose drift is explained, take many times as long as their columns tell. */
  private static final long NANOS_A_TICK = Duration.ofSeconds(1).toNanos();
  private static final Comparator<WindowId> BY_TIME = Comparator.comparingLong(WindowId::start)
      .thenComparing(WindowId::model).thenComparing(WindowId::version)
      // The whole before its slices, so that a drift of all the traffic is not alarmed slice by slice.
      .thenComparing(id -> !id.segment().equals(WindowId.ALL)).thenComparing(WindowId::segment)
      .thenComparingLong(WindowId::end);

  private final Map<String, ModelConfig> modelsByTopic;
  private final Set<String> topics;
  private final WindowParts parts;
  private final SketchStore<WindowStatus> statuses;
  private final SketchStore<ModelState> models;
  private final WindowJudge judge;
  private final LongSupplier clock;

  private final KnownWindows windows = new KnownWindows();
  /** Windows that may be reported, once or again. */
  private final TreeSet<WindowId> unfinished = new TreeSet<>(BY_TIME);
  /** Windows whose last report is not settled. */
  private final Set<Live<WindowStatus>> unsettled = new LinkedHashSet<>();
  /** Windows whose parts are deleted; what tells of them stays until that is safe, lest parts be left that nothing tells of. */
  private final Set<WindowId> emptied = new LinkedHashSet<>();
  /** Which configuration a model follows: that of the topic its events came from last. */
  private final Map<String, ModelConfig> configs = new HashMap<>();
  private long lastForgotten;

  ModelWindows(Map<String, ModelConfig> modelsByTopic, WindowParts parts, SketchStore<WindowStatus> statuses,
      SketchStore<ModelState> models, WindowJudge judge, LongSupplier clock) {
    this.modelsByTopic = modelsByTopic;
    this.topics = modelsByTopic.keySet();
    this.parts = parts;
    this.statuses = statuses;
    this.models = models;
    this.judge = judge;
    this.clock = clock;
    statuses.onDurable(this::durable);
    restore();
  }

  private void restore() {
    for (Bytes key : statuses.keys()) {
      Live<WindowStatus> status = statuses.get(key);
      if (status != null) {
        WindowId id = Binary.read(key.get(), Binary::readId);
        status.value().seen(clock.getAsLong());
        windows.put(id, status);
        if (status.value().hasNews() || !status.value().isComplete()) {
          unfinished.add(id);
        }
      }
    }
  }

  void accept(Reference chunk) {
    judge.accept(chunk);
  }

  void accept(Partial partial) {
    ModelConfig config = modelsByTopic.get(partial.getSourceTopic());
    if (config == null) {
      log.warn("a partial of model {} comes from topic {}, which is not configured any more; left out",
          partial.getModel(), partial.getSourceTopic());
      return;
    }
    configs.put(partial.getModel(), config);
    Source source = new Source(partial.getSourceTopic(), partial.getSourcePartition());
    Live<ModelState> model = model(partial.getModel());
    model.value().progress(source, partial.getClosedUntil().toEpochMilli(), partial.getIdle());
    models.changed(model);
    if (partial.getChunk() != null) {
      keep(source, partial.getSourceOffset(), partial.getChunk(), model.value());
    }
  }

  private void keep(Source source, long offset, ProfileChunk chunk, ModelState model) {
    WindowId id = new WindowId(chunk.getModel(), chunk.getVersion(), chunk.getSegment(),
        chunk.getWindowStart().toEpochMilli(), chunk.getWindowEnd().toEpochMilli());
    Live<WindowStatus> known = windows.get(id);
    if (known == null && model.mayBeForgotten(id.end())) {
      // Judged by itself it would take the place of the verdict on all the rest.
      log.warn("what came of {} of {} up to offset {} is left out: the window was forgotten after a long silence", id,
          source,
          offset);
      judge.leftOut(id);
      return;
    }
    ByteBuffer buffer = chunk.getProfile().duplicate();
    byte[] profile = new byte[buffer.remaining()];
    buffer.get(profile);
    parts.put(id, source, offset, chunk.getChunk(), chunk.getChunks(), profile);
    long now = clock.getAsLong();
    Live<WindowStatus> status = known != null ? known : begin(id);
    status.value().arrived(now);
    statuses.changed(status);
    unfinished.add(id);
  }

  private Live<WindowStatus> begin(WindowId id) {
    Live<WindowStatus> status = statuses.put(Bytes.wrap(Binary.write(out -> Binary.writeId(out, id))),
        new WindowStatus());
    windows.put(id, status);
    return status;
  }

  private Live<ModelState> model(String name) {
    Bytes key = Bytes.wrap(name.getBytes(StandardCharsets.UTF_8));
    Live<ModelState> known = models.get(key);
    return known != null ? known : models.put(key, new ModelState());
  }

  void tick(long now) {
    List<WindowId> finished = new ArrayList<>();
    int columns = 0;
    long began = System.nanoTime();
    for (WindowId id : unfinished) {
      if (columns >= COLUMNS_A_TICK || System.nanoTime() - began >= NANOS_A_TICK) {
        break;
      }
      Live<WindowStatus> status = windows.get(id);
      ModelConfig config = configOf(id.model());
      if (status == null || config == null) {
        continue;
      }
      Live<ModelState> model = model(id.model());
      boolean complete = model.value().isComplete(id.end(), topics);
      if (isDue(status.value(), config, complete, now)) {
        columns += judge.report(id, status.value().nextRevision(), complete, config, model.value(),
            () -> windows.siblings(id));
        models.changed(model);
        status.value().reported(complete);
        statuses.changed(status);
        if (statuses.isAtomic()) {
          status.value().settle();
        } else {
          unsettled.add(status);
        }
      }
      if (!status.value().hasNews() && status.value().isComplete()) {
        finished.add(id);
      }
    }
    finished.forEach(unfinished::remove);
    if (now - lastForgotten >= FORGET_EVERY) {
      lastForgotten = now;
      forget(now);
    }
  }

  private static boolean isDue(WindowStatus status, ModelConfig config, boolean complete, long now) {
    if (!status.isSettled()) {
      return false;
    }
    if (!status.hasNews()) {
      return complete && !status.isComplete();
    }
    return complete || status.wasReported()
        || now - status.firstArrival() >= config.window().completenessTimeout().toMillis();
  }

  /** After a restart the model may have said nothing yet; then any topic that fed it before tells its configuration. */
  private @Nullable ModelConfig configOf(String model) {
    ModelConfig known = configs.get(model);
    if (known == null) {
      String topic = model(model).value().anyTopicOf(topics);
      known = topic == null ? null : modelsByTopic.get(topic);
      if (known != null) {
        configs.put(model, known);
      }
    }
    return known;
  }

  private void durable() {
    unsettled.removeIf(status -> {
      status.value().committed();
      if (!status.value().isSettled()) {
        statuses.changed(status);
      }
      return status.value().isSettled();
    });
    removeEmptied();
  }

  /** Drops windows that nothing more can come of: all sources are past the late horizon, or have long been silent. */
  private void forget(long now) {
    for (String name : windows.models()) {
      ModelConfig config = configOf(name);
      if (config != null) {
        forget(name, config.window().lateHorizon().toMillis(), now);
      }
    }
    if (statuses.isAtomic()) {
      removeEmptied();
    }
  }

  private void forget(String name, long horizon, long now) {
    Live<ModelState> model = model(name);
    for (Map.Entry<Long, Set<WindowId>> ended : windows.byEnd(name).entrySet()) {
      long end = ended.getKey();
      if (!model.value().hasPassed(end + horizon, true, topics)) {
        // Nor has any of those that end later.
        return;
      }
      for (WindowId id : ended.getValue()) {
        if (isOver(id, model.value(), horizon, now) && emptied.add(id)) {
          parts.delete(id);
          model.value().forgotten(end);
          models.changed(model);
        }
      }
    }
  }

  private boolean isOver(WindowId id, ModelState model, long horizon, long now) {
    Live<WindowStatus> status = windows.get(id);
    if (status == null || unfinished.contains(id) || !status.value().isSettled()) {
      return false;
    }
    boolean longSilent = now - status.value().lastArrival() >= horizon;
    return !model.isLearnedFrom(id) && model.hasPassed(id.end() + horizon, longSilent, topics);
  }

  private void removeEmptied() {
    for (WindowId id : emptied) {
      Live<WindowStatus> status = windows.get(id);
      if (status != null && !status.value().hasNews()) {
        windows.remove(id);
        statuses.remove(status);
      }
    }
    emptied.clear();
  }
}

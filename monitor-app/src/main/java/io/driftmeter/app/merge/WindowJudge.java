package io.driftmeter.app.merge;

import io.driftmeter.app.alarm.SeriesAlarms;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.report.ReportBuilder;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.record.ReferenceKey;
import io.driftmeter.core.calibration.CleanWindows;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.Judge;
import io.driftmeter.core.verdict.WindowVerdict;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Merges a window, compares it with its reference, and says what came of it; learns the reference if there is none. */
final class WindowJudge {
  /** The name of references that were learned from the first windows. */
  static final String LEARNED = "learned";

  private static final Logger log = LoggerFactory.getLogger(WindowJudge.class);

  /** Of fewer parts the merged profile would be written once more, and nothing gained. */
  private static final int WORTH_FOLDING = 2;
  private static final int PARTS_APART = 256;

  private final References references;
  private final WindowParts parts;
  private final SeriesAlarms alarms;
  private final Output output;
  private final MonitorMetrics metrics;
  private final Causes causes;

  WindowJudge(References references, WindowParts parts, SeriesAlarms alarms, Output output,
      MonitorMetrics metrics) {
    this.references = references;
    this.parts = parts;
    this.alarms = alarms;
    this.output = output;
    this.metrics = metrics;
    this.causes = new Causes(references, parts);
  }

  void accept(io.driftmeter.schemas.avro.Reference chunk) {
    references.accept(chunk);
  }

  /** Counts a chunk that came too late to be judged. */
  void leftOut(WindowId id) {
    metrics.leftOut(id.model());
  }

  /**
   * Says the revision of the window's report; returns how many columns the window has.
   *
   * @param siblings the windows of the model of the same time, this one too
   */
  int report(WindowId id, int revision, boolean complete, ModelConfig config, ModelState model,
      Supplier<List<WindowId>> siblings) {
    ProfileSettings settings = new ProfileSettings(config.profile().k(), config.profile().categories());
    WindowProfile profile = parts.profile(id, settings);
    Reference reference = references.find(id.model(), id.segment(), config.reference().name(), settings);
    WindowVerdict verdict = new Judge(config.drift().judge()).judge(profile, reference,
        alarms.dispersions(id, reference));
    model.history().add(id, profile, verdict);
    boolean drifted = verdict.columnsDrifted() > 0;
    Explanations explanations = drifted && reference != null
        ? explain(
            new Causes.Judged(id, profile, reference, verdict, config, settings, model.history(), siblings.get()))
        : Explanations.NONE;
    ReportBuilder.reports(id, revision, complete, profile, explanations.explain(verdict), explanations, reference)
        .forEach(report -> output.report(id.model(), report));
    ReportBuilder.profiles(id, revision, profile).forEach(chunk -> output.profile(id.model(), chunk));
    metrics.window(id.model(), id.segment(), verdict.verdict().label(), verdict.columnsDrifted());
    if (reference != null) {
      alarms.judged(id, reference, verdict.columns(), explanations, config);
    }
    if (complete) {
      // What came late to a window that drifted is to be told by its partition too, unless it comes in drops.
      parts.fold(id, profile, drifted ? PARTS_APART : WORTH_FOLDING);
    }
    if (reference != null) {
      // Also if it was built, or learned before a crash that lost sight of it: nothing need be kept to learn from.
      model.learned(id.segment());
    } else if (complete && config.reference().name() == null) {
      learn(id, config, settings, model);
    }
    return verdict.columns().size();
  }

  /** A verdict that cannot be explained is a verdict, and must not cost the stream its life. */
  private Explanations explain(Causes.Judged window) {
    try {
      return causes.of(window);
    } catch (RuntimeException e) {
      log.warn("what moved in {} cannot be said", window.id(), e);
      return Explanations.NONE;
    }
  }

  /** Adds the window to those that the segment's reference is made of, and makes it once they are enough. */
  private void learn(WindowId id, ModelConfig config, ProfileSettings settings, ModelState model) {
    List<WindowId> windows = model.learning(id.segment());
    if (!windows.contains(id)) {
      windows.add(id);
    }
    if (windows.size() < config.reference().learnWindows()) {
      return;
    }
    WindowProfile learned = new WindowProfile(settings);
    List<WindowProfile> profiles = windows.stream().map(window -> parts.profile(window, settings)).toList();
    profiles.forEach(learned::merge);
    if (learned.rows() < config.reference().learnRows()) {
      return;
    }
    long start = windows.stream().mapToLong(WindowId::start).min().orElseThrow();
    long end = windows.stream().mapToLong(WindowId::end).max().orElseThrow();
    String origin = "learned from " + windows.size() + " windows, " + Instant.ofEpochMilli(start) + " to "
        + Instant.ofEpochMilli(end);
    Reference reference = new Reference(LEARNED, id.segment(), origin, end, learned);
    publish(id.model(), reference);
    alarms.learned(reference, windows,
        CleanWindows.leaveOneOut(profiles, settings, config.drift().level(), config.drift().minRows()));
    model.learned(id.segment());
  }

  private void publish(String model, Reference reference) {
    int chunks = reference.profile().chunks();
    for (int chunk = 0; chunk < chunks; chunk++) {
      io.driftmeter.schemas.avro.Reference part = io.driftmeter.schemas.avro.Reference.newBuilder().setModel(model)
          .setName(reference.name()).setSegment(reference.segment()).setOrigin(reference.origin())
          .setCreatedAt(Instant.ofEpochMilli(reference.createdAt())).setRows(reference.profile().rows()).setChunk(chunk)
          .setChunks(chunks).setProfile(ByteBuffer.wrap(reference.profile().chunkToBytes(chunk))).build();
      references.accept(part);
      output.reference(ReferenceKey.of(part), part);
    }
  }
}

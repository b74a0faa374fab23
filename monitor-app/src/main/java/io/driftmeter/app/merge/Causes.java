package io.driftmeter.app.merge;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.explain.Blame;
import io.driftmeter.core.explain.Blame.Dimension;
import io.driftmeter.core.explain.Blamer;
import io.driftmeter.core.explain.Explanation;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.core.verdict.WindowVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Explains the columns of a window that drifted, and blames slices of its traffic. The slices' profiles are read only if
 * something drifted.
 */
final class Causes {
  private final References references;
  private final WindowParts parts;

  Causes(References references, WindowParts parts) {
    this.references = references;
    this.parts = parts;
  }

  /** What tells slices apart, and what they have of each drifted column. */
  private record Division(Dimension dimension, String name, Map<String, List<Blamer.Candidate>> byColumn) {
    Division(Dimension dimension, String name) {
      this(dimension, name, new HashMap<>());
    }

    void add(String value, WindowProfile window, WindowProfile reference, Explanations drifted) {
      for (Explanation each : drifted.ranked()) {
        String column = each.column().name();
        ColumnProfile before = reference.column(column);
        ColumnProfile after = window.column(column);
        if (before != null && after != null) {
          byColumn.computeIfAbsent(column, any -> new ArrayList<>())
              .add(new Blamer.Candidate(value, after, before));
        }
      }
    }
  }

  /**
   * A judged window whose columns are to be explained.
   *
   * @param history  that this window has been added to
   * @param siblings the windows of the model of the same time, this one too
   */
  record Judged(WindowId id, WindowProfile profile, Reference reference, WindowVerdict verdict, ModelConfig config,
      ProfileSettings settings, History history, List<WindowId> siblings) {}

  /** Why columns of the window drifted. */
  Explanations of(Judged window) {
    Explanations moved = Explanations.of(window.profile, window.reference, window.verdict);
    if (moved.ranked().isEmpty()) {
      return moved;
    }
    List<Division> divisions = new ArrayList<>();
    divisions.add(partitions(window, moved));
    divisions.add(versions(window, moved));
    if (window.id.segment().equals(WindowId.ALL)) {
      window.config.segments().forEach(column -> divisions.add(segments(column, window, moved)));
    }
    return moved.map(explanation -> complete(explanation, window, divisions));
  }

  private Division partitions(Judged window, Explanations drifted) {
    Division division = new Division(Dimension.PARTITION, Dimension.PARTITION.label());
    Map<Source, WindowProfile> sources = parts.bySource(window.id, window.settings);
    boolean oneTopic = sources.keySet().stream().map(Source::topic).distinct().count() == 1;
    sources.forEach((source, profile) -> division.add(
        oneTopic ? Integer.toString(source.partition()) : source.topic() + "-" + source.partition(), profile,
        window.reference.profile(), drifted));
    return division;
  }

  private Division versions(Judged window, Explanations drifted) {
    Division division = new Division(Dimension.VERSION, Dimension.VERSION.label());
    List<WindowId> versions = window.siblings.stream()
        .filter(sibling -> sibling.segment().equals(window.id.segment())).toList();
    if (versions.size() > 1) {
      versions.forEach(sibling -> division.add(sibling.version(), parts.profile(sibling, window.settings),
          window.reference.profile(), drifted));
    }
    return division;
  }

  private Division segments(String column, Judged window, Explanations drifted) {
    Division division = new Division(Dimension.SEGMENT, column);
    String prefix = column + "=";
    for (WindowId sibling : window.siblings) {
      if (sibling.version().equals(window.id.version()) && sibling.segment().startsWith(prefix)) {
        Reference own = references.find(sibling.model(), sibling.segment(), window.config.reference().name(),
            window.settings);
        division.add(sibling.segment().substring(prefix.length()), parts.profile(sibling, window.settings),
            own == null ? window.reference.profile() : own.profile(), drifted);
      }
    }
    return division;
  }

  private static Explanation complete(Explanation explanation, Judged window, List<Division> divisions) {
    String column = explanation.column().name();
    DriftConfig drift = window.config.drift();
    Blamer blamer = new Blamer(drift.judge(),
        dispersion(column, window.verdict));
    List<Blame> blame = new ArrayList<>();
    for (Division division : divisions) {
      // Within a segment its own column is constant.
      if (division.dimension() != Dimension.SEGMENT || !division.name().equals(column)) {
        blamer.blame(division.dimension(), division.name(), division.byColumn().getOrDefault(column, List.of()))
            .ifPresent(blame::add);
      }
    }
    Long since = window.history.since(window.id, column);
    if (since == null) {
      return explanation.blaming(blame);
    }
    boolean isVersionBlamed = blame.stream().anyMatch(each -> each.dimension() == Dimension.VERSION);
    for (Dimension dimension : isVersionBlamed
        ? List.of(Dimension.SCHEMA, Dimension.PRODUCER)
        : List.of(Dimension.VERSION, Dimension.SCHEMA, Dimension.PRODUCER)) {
      window.history.newcomers(dimension, window.id, window.profile, window.reference.profile(), since,
          explanation.effect()).ifPresent(blame::add);
    }
    return explanation.since(since).blaming(blame);
  }

  private static Dispersion dispersion(String column, WindowVerdict verdict) {
    for (ColumnVerdict each : verdict.columns()) {
      Evidence evidence = each.evidence();
      if (each.column().name().equals(column) && evidence != null) {
        return evidence.dispersion();
      }
    }
    return Dispersion.NONE;
  }
}

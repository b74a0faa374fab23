package io.driftmeter.app.merge;

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
import io.driftmeter.core.verdict.JudgeSettings;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
   * Why columns of the window drifted.
   *
   * @param history  that this window has been added to
   * @param siblings the windows of the model of the same time, this one too
   */
  Explanations of(WindowId id, WindowProfile profile, Reference reference, WindowVerdict verdict, ModelConfig config,
      History history, List<WindowId> siblings) {
    Explanations moved = Explanations.of(profile, reference, verdict);
    if (moved.ranked().isEmpty()) {
      return moved;
    }
    ProfileSettings settings = new ProfileSettings(config.profile().k(), config.profile().categories());
    List<Division> divisions = new ArrayList<>();
    divisions.add(partitions(id, reference, settings, moved));
    divisions.add(versions(id, reference, settings, moved, siblings));
    if (id.segment().equals(WindowId.ALL)) {
      config.segments()
          .forEach(column -> divisions.add(segments(column, id, reference, config, settings, moved, siblings)));
    }
    return moved.map(explanation -> complete(explanation, id, profile, reference, config, history, divisions, verdict));
  }

  private Division partitions(WindowId id, Reference reference, ProfileSettings settings, Explanations drifted) {
    Division division = new Division(Dimension.PARTITION, Dimension.PARTITION.label());
    Map<Source, WindowProfile> sources = parts.bySource(id, settings);
    boolean oneTopic = sources.keySet().stream().map(Source::topic).distinct().count() == 1;
    sources.forEach((source, profile) -> division.add(
        oneTopic ? Integer.toString(source.partition()) : source.topic() + "-" + source.partition(), profile,
        reference.profile(), drifted));
    return division;
  }

  private Division versions(WindowId id, Reference reference, ProfileSettings settings, Explanations drifted,
      List<WindowId> siblings) {
    Division division = new Division(Dimension.VERSION, Dimension.VERSION.label());
    List<WindowId> versions = siblings.stream().filter(sibling -> sibling.segment().equals(id.segment())).toList();
    if (versions.size() > 1) {
      versions.forEach(
          sibling -> division.add(sibling.version(), parts.profile(sibling, settings), reference.profile(), drifted));
    }
    return division;
  }

  private Division segments(String column, WindowId id, Reference reference, ModelConfig config,
      ProfileSettings settings, Explanations drifted, List<WindowId> siblings) {
    Division division = new Division(Dimension.SEGMENT, column);
    String prefix = column + "=";
    for (WindowId sibling : siblings) {
      if (sibling.version().equals(id.version()) && sibling.segment().startsWith(prefix)) {
        Reference own = references.find(id.model(), sibling.segment(), config.reference().name(), settings);
        division.add(sibling.segment().substring(prefix.length()), parts.profile(sibling, settings),
            own == null ? reference.profile() : own.profile(), drifted);
      }
    }
    return division;
  }

  private static Explanation complete(Explanation explanation, WindowId id, WindowProfile profile, Reference reference,
      ModelConfig config, History history, List<Division> divisions, WindowVerdict verdict) {
    String column = explanation.column().name();
    Blamer blamer = new Blamer(
        new JudgeSettings(config.drift().level(), config.drift().effect(), config.drift().minRows()),
        dispersion(column, verdict));
    List<Blame> blame = new ArrayList<>();
    for (Division division : divisions) {
      // Within a segment its own column is constant.
      if (division.dimension() != Dimension.SEGMENT || !division.name().equals(column)) {
        blamer.blame(division.dimension(), division.name(), division.byColumn().getOrDefault(column, List.of()))
            .ifPresent(blame::add);
      }
    }
    Long since = history.since(id, column);
    if (since == null) {
      return explanation.blaming(blame);
    }
    boolean isVersionBlamed = blame.stream().anyMatch(each -> each.dimension() == Dimension.VERSION);
    Stream.of(Dimension.VERSION, Dimension.SCHEMA, Dimension.PRODUCER)
        .filter(dimension -> dimension != Dimension.VERSION || !isVersionBlamed)
        .forEach(dimension -> history
            .newcomers(dimension, id, profile, reference.profile(), since, explanation.effect())
            .ifPresent(blame::add));
    return explanation.since(since).blaming(blame);
  }

  private static Dispersion dispersion(String column, WindowVerdict verdict) {
    for (ColumnVerdict each : verdict.columns()) {
      Evidence evidence = each.evidence();
      if (each.verdict() == Verdict.DRIFTED && each.column().name().equals(column) && evidence != null) {
        return evidence.dispersion();
      }
    }
    return Dispersion.NONE;
  }
}

package io.driftmeter.core.explain;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Divergence;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileCodec;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.core.verdict.JudgeSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Blames the slices that a column's drift is confined to.
 *
 * <p>A slice drifted if it would have been judged so in a window of its own, with Benjamini-Hochberg over the slices. The
 * others, taken together, are quiet if the greatest effect that is compatible with them is less than half of that of the
 * drifted ones. If both sorts exist the drifted ones are to blame; where all drifted alike, or the others are
 * too few to know, nobody is.
 */
public final class Blamer {
  /** What slices have of the column in the window, and what that is compared with. */
  public record Candidate(String value, ColumnProfile window, ColumnProfile reference) {}

  private record Tested(Candidate candidate, Evidence evidence) {}

  private final JudgeSettings settings;
  private final Dispersion dispersion;

  /** @param dispersion what clean windows taught of the column */
  public Blamer(JudgeSettings settings, Dispersion dispersion) {
    this.settings = settings;
    this.dispersion = dispersion;
  }

  /**
   * Who is to blame among slices that share no event, if anyone is.
   *
   * @param name what tells the slices apart, see {@link Blame#name}
   */
  public Optional<Blame> blame(Blame.Dimension dimension, String name, List<Candidate> candidates) {
    List<Tested> tested = candidates.stream().filter(this::isLargeEnough).map(this::test).toList();
    double believable = settings.correction().threshold(
        tested.stream().mapToDouble(slice -> slice.evidence().pValue()).toArray(),
        settings.level());
    List<Tested> drifted = tested.stream()
        .filter(slice -> slice.evidence().pValue() <= believable && slice.evidence().effect() >= settings.effect())
        .sorted(Comparator.comparingDouble((Tested slice) -> slice.evidence().effect()).reversed()).toList();
    List<Candidate> others = tested.stream().filter(slice -> !drifted.contains(slice)).map(Tested::candidate).toList();
    if (drifted.isEmpty() || others.isEmpty() || !isQuiet(others, drifted)) {
      return Optional.empty();
    }
    return Optional.of(new Blame(dimension, name, drifted.stream().map(Blamer::slice).toList(), others.size(), null));
  }

  private boolean isLargeEnough(Candidate candidate) {
    return comparable(candidate.window()) >= settings.minRows()
        && comparable(candidate.reference()) >= settings.minRows()
        && candidate.window().column().type() == candidate.reference().column().type();
  }

  private static long comparable(ColumnProfile column) {
    return column.rows() - column.typeErrors();
  }

  private boolean isQuiet(List<Candidate> others, List<Tested> drifted) {
    return test(together(others)).evidence().effectUpper() < drifted.getLast().evidence().effect() / 2;
  }

  private Tested test(Candidate candidate) {
    Comparison comparison = Comparison.of(candidate.reference(), candidate.window(), settings.level());
    return new Tested(candidate, Evidence.of(Divergence.of(comparison), dispersion));
  }

  /** All events of some slices as one, compared with all that they are compared with. */
  private static Candidate together(List<Candidate> slices) {
    Set<ColumnProfile> references = new LinkedHashSet<>();
    slices.forEach(slice -> references.add(slice.reference()));
    return new Candidate("", merge(slices.stream().map(Candidate::window).toList()),
        merge(new ArrayList<>(references)));
  }

  private static ColumnProfile merge(List<ColumnProfile> profiles) {
    if (profiles.size() == 1) {
      return profiles.getFirst();
    }
    ColumnProfile sum = ProfileCodec.readColumn(profiles.getFirst().toBytes());
    profiles.stream().skip(1).forEach(sum::merge);
    return sum;
  }

  private static Blame.Slice slice(Tested tested) {
    return new Blame.Slice(tested.candidate().value(), tested.candidate().window().rows(),
        tested.evidence().effect());
  }
}

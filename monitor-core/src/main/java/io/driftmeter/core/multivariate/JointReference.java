package io.driftmeter.core.multivariate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A reference made ready to be compared with many windows, by its {@link CovarianceSketch} alone.
 *
 * <p>Columns that do not vary in the reference, or only in a few of its rows, have no correlations to speak of and are
 * left out: when they begin to vary, they say so by themselves.
 */
public final class JointReference {
  public static final String CORRELATION = "correlation";
  public static final String RECONSTRUCTION = "reconstruction";

  /** Least change of a correlation, and of the reconstruction error relative to before, that matters. */
  static final double LEAST_CHANGE = 0.1;

  private static final int PAIRS_NAMED = 3;

  private final JointSettings settings;
  private final CovarianceSketch all;
  private final List<String> varying;
  private final Optional<ReconstructionDrift> prepared;

  public JointReference(CovarianceSketch reference, JointSettings settings) {
    this.settings = settings;
    this.all = reference;
    List<CoMoments> leftOut = CoMoments.leavingOneOut(reference.groups());
    this.varying = names(reference,
        i -> leftOut.stream().allMatch(part -> part.deviation(i) > 0 && Double.isFinite(part.deviation(i))));
    this.prepared = reference.rows() < settings.minRows() || varying.size() < 2
        ? Optional.empty()
        : Optional.of(new ReconstructionDrift(reference.select(varying)));
  }

  private static List<String> names(CovarianceSketch sketch, IntPredicate chosen) {
    return IntStream.range(0, sketch.columns().size()).filter(chosen).mapToObj(sketch.columns()::get).toList();
  }

  /** Compares a window; with too few rows or columns nothing is tested, and the verdict says why. */
  public JointVerdict judge(CovarianceSketch window) {
    CoMoments total = window.total();
    List<String> finite = names(window, i -> Double.isFinite(total.deviation(i)));
    List<String> columns = varying.stream().filter(finite::contains).toList();
    Optional<String> obstacle = obstacle(columns, window);
    if (obstacle.isPresent()) {
      return new JointVerdict(columns, List.of(), List.of(), all.rows(), window.rows(), obstacle.get());
    }
    CovarianceSketch before = all.select(columns);
    CovarianceSketch after = window.select(columns);
    List<PairShift> pairs = CorrelationDrift.of(before, after);
    ReconstructionDrift reconstruction = columns.equals(varying)
        ? prepared.orElseThrow()
        : new ReconstructionDrift(before);
    List<JointScore> scores = pairs.isEmpty()
        ? List.of(score(reconstruction, after))
        : List.of(score(pairs), score(reconstruction, after));
    return new JointVerdict(columns, scores, changed(pairs), all.rows(), window.rows(),
        scores.stream().map(JointScore::detail).collect(Collectors.joining("; ")));
  }

  private Optional<String> obstacle(List<String> columns, CovarianceSketch window) {
    if (all.rows() < settings.minRows()) {
      return Optional.of(tooFew(all, "in the reference"));
    }
    if (window.rows() < settings.minRows()) {
      return Optional.of(tooFew(window, "in the window"));
    }
    return columns.size() < 2
        ? Optional.of("%d numeric columns vary in the reference and are in the window; 2 are needed"
            .formatted(columns.size()))
        : Optional.empty();
  }

  private String tooFew(CovarianceSketch few, String where) {
    return String.format(Locale.ROOT, "%,d complete rows %s, %,d more lack a value; %,d are needed", few.rows(), where,
        few.incompleteRows(), settings.minRows());
  }

  /** Among those believed the greatest change, as with many rows the surest need not matter. */
  private JointScore score(List<PairShift> pairs) {
    List<PairShift> changed = changed(pairs);
    PairShift shown = changed.isEmpty() ? pairs.getFirst() : changed.getFirst();
    String detail = changed.isEmpty()
        ? String.format(Locale.ROOT, "none of %,d correlations changed; surest: %s", pairs.size(), pair(shown))
        : String.format(Locale.ROOT, "%,d of %,d correlations changed: %s", changed.size(), pairs.size(),
            changed.stream().limit(PAIRS_NAMED).map(JointReference::pair).collect(Collectors.joining(", ")));
    return new JointScore(CORRELATION, Math.abs(shown.after() - shown.before()), pairs.getFirst().adjusted(),
        !changed.isEmpty(), detail);
  }

  /** The pairs whose change is both believed and large enough to matter, the greatest change first. */
  private List<PairShift> changed(List<PairShift> pairs) {
    return pairs.stream().filter(pair -> pair.adjusted() <= settings.level() && pair.change() >= LEAST_CHANGE)
        .sorted(Comparator.comparingDouble(PairShift::change).reversed()).toList();
  }

  private static String pair(PairShift pair) {
    return String.format(Locale.ROOT, "%s ~ %s %.2f → %.2f", pair.one(), pair.other(), pair.before(), pair.after());
  }

  private JointScore score(ReconstructionDrift reconstruction, CovarianceSketch window) {
    ReconstructionDrift.Change change = reconstruction.of(window);
    double relative = change.after() / change.before() - 1;
    return new JointScore(RECONSTRUCTION, change.after(), change.pValue(),
        change.pValue() <= settings.level() && Math.abs(relative) >= LEAST_CHANGE,
        String.format(Locale.ROOT, "error beyond %,d of %,d principal components %.3f → %.3f", reconstruction.kept(),
            window.columns().size(), change.before(), change.after()));
  }
}

package io.driftmeter.core.explain;

import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Why the columns of a window drifted.
 *
 * @param ranked one for each column that drifted, the greatest effect first
 */
public record Explanations(List<Explanation> ranked) {
  public static final Explanations NONE = new Explanations(List.of());

  public Explanations {
    ranked = List.copyOf(ranked);
  }

  /** What moved in each column that drifted; nobody is blamed yet. */
  public static Explanations of(WindowProfile window, @Nullable Reference reference, WindowVerdict verdict) {
    if (reference == null) {
      return NONE;
    }
    List<Explanation> explanations = new ArrayList<>();
    for (ColumnVerdict column : verdict.columns()) {
      ColumnProfile before = reference.profile().column(column.column().name());
      ColumnProfile after = window.column(column.column().name());
      Evidence evidence = column.evidence();
      if (column.verdict() == Verdict.DRIFTED && before != null && after != null && evidence != null) {
        explanations.add(Explainer.explain(before, after, evidence.effect()));
      }
    }
    explanations.sort(Comparator.comparingDouble(Explanation::effect).reversed());
    return new Explanations(explanations);
  }

  /** The same, with each explanation completed. */
  public Explanations map(UnaryOperator<Explanation> completed) {
    return new Explanations(ranked.stream().map(completed).toList());
  }

  /** Why that column drifted; null if it did not. */
  public @Nullable Explanation of(String column) {
    return ranked.stream().filter(explanation -> explanation.column().name().equals(column)).findFirst().orElse(null);
  }

  /** What moved most, in one plain sentence; null if nothing drifted. */
  public @Nullable String sentence() {
    return ranked.isEmpty() ? null : ranked.getFirst().sentence();
  }

  /** The verdict, whose reason begins with what moved most. */
  public WindowVerdict explain(WindowVerdict verdict) {
    return ranked.isEmpty() ? verdict : verdict.because(sentence() + "; " + verdict.reason());
  }
}

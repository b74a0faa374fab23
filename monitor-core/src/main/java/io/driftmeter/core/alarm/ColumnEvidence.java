package io.driftmeter.core.alarm;

import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.explain.Explanation;
import io.driftmeter.core.explain.Explanations;
import java.util.List;
import java.util.stream.Stream;

/**
 * What one window says of one column.
 *
 * @param ratio  the statistic over what independent rows would give
 * @param pValue of that ratio in a clean window, with the dispersion known so far and its far {@link Tail}
 * @param effect debiased, 0 or more
 * @param drifted whether that is the verdict on the column, so that the window says nothing of clean ones
 * @param why    what moved, in a sentence; empty if that was not asked
 */
public record ColumnEvidence(String column, double ratio, double pValue, double effect, boolean drifted,
    String why) {
  /** Of the columns that were judged, without what moved. */
  public static List<ColumnEvidence> of(List<ColumnVerdict> columns) {
    return of(columns, Explanations.NONE);
  }

  /** Of the columns that were judged. */
  public static List<ColumnEvidence> of(List<ColumnVerdict> columns, Explanations explanations) {
    return columns.stream().flatMap(column -> {
      Evidence evidence = column.evidence();
      if (evidence == null) {
        return Stream.empty();
      }
      String name = column.column().name();
      Explanation explanation = explanations.of(name);
      return Stream.of(of(name, evidence, column.verdict() == Verdict.DRIFTED,
          explanation == null ? "" : explanation.sentence()));
    }).toList();
  }

  /** Of one column that was judged. */
  public static ColumnEvidence of(String column, Evidence evidence, boolean drifted, String why) {
    return new ColumnEvidence(column, evidence.ratio(), Tail.pValue(evidence), evidence.effect(), drifted, why);
  }
}

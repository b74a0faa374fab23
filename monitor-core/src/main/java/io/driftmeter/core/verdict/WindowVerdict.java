package io.driftmeter.core.verdict;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What is said of a window.
 *
 * @param reason a sentence with the numbers behind the verdict
 */
public record WindowVerdict(Verdict verdict, String reason, List<ColumnVerdict> columns) {
  public WindowVerdict {
    columns = List.copyOf(columns);
  }

  /** The same verdict, for another reason. */
  public WindowVerdict because(String newReason) {
    return new WindowVerdict(verdict, newReason, columns);
  }

  /** Columns that could be compared. */
  public int columnsJudged() {
    return (int) columns.stream().filter(column -> column.verdict().isJudged()).count();
  }

  public int columnsDrifted() {
    return (int) columns.stream().filter(column -> column.verdict() == Verdict.DRIFTED).count();
  }

  /** Drifted columns of those judged, 0 to 1; empty if none was. */
  public OptionalDouble driftedShare() {
    int judged = columnsJudged();
    return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) columnsDrifted() / judged);
  }

  /**
   * Probability of evidence as strong as that of all columns together in a window in which none drifted; empty if no
   * column could differ.
   */
  public OptionalDouble combinedP() {
    double[] pValues = columns.stream().map(ColumnVerdict::evidence)
        .filter(evidence -> evidence != null && evidence.freedom() > 0).mapToDouble(Evidence::pValue).toArray();
    return pValues.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(CauchyCombination.pValue(pValues));
  }
}

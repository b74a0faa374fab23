package io.driftmeter.core.verdict;

import java.util.List;

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
}

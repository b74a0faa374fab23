package io.driftmeter.core.verdict;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.measure.Score;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of one column of a window.
 *
 * @param reason        a sentence with the numbers behind the verdict
 * @param rows          values compared in the window
 * @param referenceRows values compared in the reference
 * @param scores        of every measure that applies; empty if the column was not judged
 * @param evidence      what the verdict rests on; null if the column was not judged
 */
public record ColumnVerdict(Column column, Verdict verdict, String reason, long rows, long referenceRows,
    List<Score> scores, @Nullable Evidence evidence) {
  public ColumnVerdict {
    scores = List.copyOf(scores);
  }
}

package io.driftmeter.core.multivariate;

import java.util.List;

/**
 * What is said of the numeric columns of a window taken together.
 *
 * @param columns       those that were taken together
 * @param scores        one per test; empty if nothing could be tested
 * @param pairs         the pairs of columns, the surest change of correlation first
 * @param referenceRows complete rows of the reference
 * @param rows          complete rows of the window
 * @param reason        a sentence: what was found, or why nothing could be tested
 */
public record JointVerdict(List<String> columns, List<JointScore> scores, List<PairShift> pairs, long referenceRows,
    long rows, String reason) {
  public JointVerdict {
    columns = List.copyOf(columns);
    scores = List.copyOf(scores);
    pairs = List.copyOf(pairs);
  }

  public boolean isJudged() {
    return !scores.isEmpty();
  }
}

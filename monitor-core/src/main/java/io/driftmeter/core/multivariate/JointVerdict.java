package io.driftmeter.core.multivariate;

import java.util.ArrayList;
import java.util.List;

/**
 * What is said of the numeric columns of a window taken together.
 *
 * @param columns       those that were taken together
 * @param scores        one per test; empty if nothing could be tested
 * @param changedPairs  the pairs of columns whose correlation changed, by as much as matters; the greatest change first
 * @param referenceRows complete rows of the reference
 * @param rows          complete rows of the window
 * @param reason        a sentence: what was found, or why nothing could be tested
 */
public record JointVerdict(List<String> columns, List<JointScore> scores, List<PairShift> changedPairs,
    long referenceRows,
    long rows, String reason) {
  public JointVerdict {
    columns = List.copyOf(columns);
    scores = List.copyOf(scores);
    changedPairs = List.copyOf(changedPairs);
  }

  /** The same with one more test. */
  public JointVerdict plus(JointScore score) {
    List<JointScore> more = new ArrayList<>(scores);
    more.add(score);
    return new JointVerdict(columns, more, changedPairs, referenceRows, rows, reason + "; " + score.detail());
  }

  public boolean isJudged() {
    return !scores.isEmpty();
  }

  /** Whether some test found a change that matters. */
  public boolean isDetected() {
    return scores.stream().anyMatch(JointScore::detected);
  }
}

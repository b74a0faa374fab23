package io.driftmeter.core.measure;

import org.jspecify.annotations.Nullable;

/**
 * What a test at the level of a comparison says of a score.
 *
 * @param threshold the score from which the test detects a difference; null if there is none
 * @param pValue    probability of such a score without drift; null if no law is known
 */
record TestResult(@Nullable Double threshold, @Nullable Double pValue, boolean detected) {
  /** Of a measure that only informs. */
  static final TestResult NONE = new TestResult(null, null, false);

  /** Of a test whose threshold depends on more than the score. */
  static TestResult of(double pValue, double level) {
    return new TestResult(null, pValue, pValue < level);
  }

  static TestResult of(double threshold, double pValue, double level) {
    return new TestResult(Double.isInfinite(threshold) ? null : threshold, pValue, pValue < level);
  }
}

package io.driftmeter.core.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What chance alone does to a divergence: PSI / c', 8 JS / c' and Pearson's statistic times c / c' all tend to
 * chi-squared with one degree of freedom less than there are bins (Yurdakul 2018; Pardo 2006).
 */
public final class NullLaw {
  private NullLaw() {}

  /** Probability of at least this statistic; 1 with a single bin, in which nothing can differ. */
  public static double pValue(double statistic, int freedom) {
    return freedom == 0 ? 1 : ChiSquaredDistribution.of(freedom).survivalProbability(statistic);
  }

  /** The statistic exceeded with probability {@code level}; infinite with a single bin. */
  static double critical(double level, int freedom) {
    return freedom == 0
        ? Double.POSITIVE_INFINITY
        : ChiSquaredDistribution.of(freedom).inverseSurvivalProbability(level);
  }

  /**
   * The score of a divergence, with its test.
   *
   * @param factor turns a divergence into a statistic with the chi-squared law
   * @param power  1 if the score is the divergence, 2 if it is its root
   */
  static Score score(Measure measure, Estimate sum, double factor, int power, Comparison comparison) {
    Bins bins = comparison.bins();
    double critical = critical(comparison.level(), bins.freedom());
    // Errors of quantile sketches are part of the law (c'); bounds are not random, so the least they allow is tested.
    double tested = factor * (bins.slack() == Slack.BOUND ? sum.lower() : sum.value());
    double threshold = critical / factor;
    TestResult test = TestResult.of(power == 2 ? Math.sqrt(threshold) : threshold, pValue(tested, bins.freedom()),
        comparison.level());
    return Score.of(measure, power == 2 ? sum.root() : sum, test, bins);
  }
}

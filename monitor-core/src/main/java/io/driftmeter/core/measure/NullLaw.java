package io.driftmeter.core.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What chance alone does to sum (q - p)^2 / p over bins, and to every divergence that tends to it, as PSI, 8 JS and
 * Pearson's statistic over nm / (n + m) do (Yurdakul 2018; Pardo 2006): its mean times chi-squared over its freedom.
 *
 * <p>Rows give 1/n + 1/m for every bin but one. Sketches add noise of their own, which the bins share in another way: mean
 * and variance of the whole are matched (Satterthwaite 1946).
 *
 * @param mean    expectation; 0 with a single bin
 * @param freedom degrees of freedom, with sketches not a whole number; 0 with a single bin, in which nothing can differ
 */
record NullLaw(double mean, double freedom) {
  static NullLaw of(Bins bins) {
    if (bins.freedom() == 0) {
      return new NullLaw(0, 0);
    }
    double c = 1 / bins.referenceRows() + 1 / bins.windowRows();
    double mean = c * bins.freedom() + bins.noise().mean();
    double squares = c * c * bins.freedom() + 2 * c * bins.noise().mean() + bins.noise().squares();
    return new NullLaw(mean, mean * mean / squares);
  }

  /** Probability of at least this divergence. */
  double pValue(double divergence) {
    return freedom == 0 ? 1 : ChiSquaredDistribution.of(freedom).survivalProbability(divergence * freedom / mean);
  }

  /** The divergence exceeded with probability {@code level}; infinite with a single bin. */
  double critical(double level) {
    return freedom == 0
        ? Double.POSITIVE_INFINITY
        : mean / freedom * ChiSquaredDistribution.of(freedom).inverseSurvivalProbability(level);
  }

  /**
   * The score of a divergence, with its test.
   *
   * @param factor turns a divergence into a statistic with the chi-squared law
   * @param power  1 if the score is the divergence, 2 if it is its root
   */
  static Score score(Measure measure, Estimate sum, double factor, int power, Comparison comparison) {
    Bins bins = comparison.bins();
    NullLaw law = of(bins);
    double scale = factor * bins.chance();
    // Errors of quantile sketches are part of the law; bounds are not random, so the least they allow is tested.
    double tested = scale * (bins.slack() == Slack.BOUND ? sum.lower() : sum.value());
    double threshold = law.critical(comparison.level()) / scale;
    TestResult test = TestResult.of(power == 2 ? Math.sqrt(threshold) : threshold, law.pValue(tested),
        comparison.level());
    return Score.of(measure, power == 2 ? sum.root() : sum, test, bins);
  }
}

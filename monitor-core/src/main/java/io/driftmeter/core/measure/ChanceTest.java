package io.driftmeter.core.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How far a column's two sides differ, as a ratio to what chance gives where nothing drifted and rows are independent.
 *
 * <p>It is Pearson's statistic, which of all divergences is closest to its law in small windows. For two bins of few rows
 * it is the ratio at which the law has the probability of the exact test.
 *
 * @param ratio   the statistic over its expectation; 1 with a single bin, in which nothing can differ
 * @param freedom the ratio times this is chi-squared with so many degrees of freedom where nothing drifted; 0 with a
 *                single bin
 */
public record ChanceTest(double ratio, double freedom) {
  public static ChanceTest of(Bins bins) {
    NullLaw law = NullLaw.of(bins);
    if (law.freedom() == 0) {
      return new ChanceTest(1, 0);
    }
    if (TwoBins.areFew(bins)) {
      double pValue = TwoBins.pValue(bins);
      if (pValue > Double.MIN_NORMAL) {
        return new ChanceTest(ChiSquaredDistribution.of(1).inverseSurvivalProbability(pValue), 1);
      }
    }
    Estimate sum = ChiSquared.sum(bins);
    double statistic = bins.slack() == Slack.BOUND ? sum.lower() : sum.value();
    double c = 1 / bins.referenceRows() + 1 / bins.windowRows();
    return new ChanceTest(c * statistic / law.mean(), law.freedom());
  }

  /** Probability of at least this ratio where nothing drifted and rows are independent. */
  double pValue() {
    return freedom == 0 ? 1 : ChiSquaredDistribution.of(freedom).survivalProbability(ratio * freedom);
  }
}

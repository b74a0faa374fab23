package io.driftmeter.core.verdict;

import java.util.function.DoublePredicate;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Confidence limits of the noncentrality of a chi-squared statistic, at 95% together, by Sankaran's approximation of its
 * distribution (Biometrika 50, 1963), within 3% of the exact ones where freedom is 1 or more.
 */
final class NoncentralChiSquared {
  private static final double POINT = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);
  private static final int HALVINGS = 60;

  private NoncentralChiSquared() {}

  /** The noncentrality below which so large a statistic has a probability of less than 2.5%. */
  static double lower(double statistic, double freedom) {
    return least(statistic, candidate -> score(statistic, freedom, candidate) <= POINT);
  }

  /** The noncentrality above which so small a statistic has a probability of less than 2.5%. */
  static double upper(double statistic, double freedom) {
    return least(2 * statistic + 100, candidate -> score(statistic, freedom, candidate) <= -POINT);
  }

  /** The least noncentrality up to {@code greatest} that is enough. */
  private static double least(double greatest, DoublePredicate isEnough) {
    if (isEnough.test(0)) {
      return 0;
    }
    double low = 0;
    double high = greatest;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (isEnough.test(middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The standard normal quantile at which the statistic lies. */
  static double score(double statistic, double freedom, double noncentrality) {
    double mean = freedom + noncentrality;
    double half = freedom + 2 * noncentrality;
    double h = 1 - 2 * mean * (freedom + 3 * noncentrality) / (3 * half * half);
    double p = half / (mean * mean);
    double m = (h - 1) * (1 - 3 * h);
    double centre = 1 + h * p * (h - 1 - 0.5 * (2 - h) * m * p);
    return (Math.pow(statistic / mean, h) - centre) / (h * Math.sqrt(2 * p) * (1 + 0.5 * m * p));
  }
}

package io.driftmeter.core.measure;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Tests that a share is the same on both sides. */
final class Proportions {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double LEAST_EXPECTED = 5;

  private Proportions() {}

  /** The pooled two-proportion z of {@code a} of {@code n} and {@code b} of {@code m} rows; above 0 if b/m is greater. */
  static double z(double a, double n, double b, double m) {
    double share = (a + b) / (n + m);
    double variance = share * (1 - share) * (1 / n + 1 / m);
    return variance <= 0 ? 0 : (b / m - a / n) / Math.sqrt(variance);
  }

  static double twoSided(double z) {
    return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(z)));
  }

  /**
   * Probability of at least such a difference: of the normal law; exactly, twice the smaller tail of the hypergeometric
   * law, where fewer than five rows of a kind are expected on one side (and there are no more than an int counts).
   */
  static double pValue(long a, long n, long b, long m) {
    double share = (double) (a + b) / (double) (n + m);
    boolean enough = Math.min(share, 1 - share) * (double) Math.min(n, m) >= LEAST_EXPECTED;
    if (enough || n + m > Integer.MAX_VALUE) {
      return twoSided(z((double) a, (double) n, (double) b, (double) m));
    }
    HypergeometricDistribution law = HypergeometricDistribution.of((int) (n + m), (int) (a + b), (int) m);
    return Math.min(1, 2 * Math.min(law.cumulativeProbability((int) b), law.survivalProbability((int) b - 1)));
  }
}

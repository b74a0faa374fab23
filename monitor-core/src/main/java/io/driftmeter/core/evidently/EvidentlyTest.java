package io.driftmeter.core.evidently;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Evidently's drift methods for columns, by the names that it gives them. */
public enum EvidentlyTest {
  /** Two-sided Kolmogorov-Smirnov test of numbers. */
  KS("ks", true, 0.05),
  /** Chi-squared goodness of fit, the reference scaled to the rows of the current data and taken for exact. */
  CHI_SQUARE("chisquare", true, 0.05),
  /** Pooled test of the share of the least value, among two. */
  Z("z", true, 0.05),
  /** Wasserstein distance of numbers over the reference's standard deviation. */
  WASSERSTEIN("wasserstein", false, 0.1),
  /** Jensen-Shannon distance. */
  JENSEN_SHANNON("jensenshannon", false, 0.1),
  /** Population stability index; shares of 0 filled, and not scaled to 1 afterwards. */
  PSI("psi", false, 0.1),
  /** Kullback-Leibler divergence of the reference from the current data; shares of 0 filled, then scaled to 1. */
  KL("kl_div", false, 0.1),
  /** Hellinger distance. */
  HELLINGER("hellinger", false, 0.1);

  private static final double LEAST_FILL = 0.0001;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final String label;
  private final boolean probability;
  private final double threshold;

  EvidentlyTest(String label, boolean probability, double threshold) {
    this.label = label;
    this.probability = probability;
    this.threshold = threshold;
  }

  public String label() {
    return label;
  }

  /** Whether the score is a p-value, low where data drifted; else it is a distance. */
  public boolean isProbability() {
    return probability;
  }

  /** The default. */
  public double threshold() {
    return threshold;
  }

  /** Whether a score means drift by the default threshold. */
  public boolean isDrift(double score) {
    if (!probability) {
      return score >= threshold;
    }
    return this == KS ? score <= threshold : score < threshold;
  }

  /** The score of a column; {@link IllegalArgumentException} if the method is only for numbers, and these are none. */
  public double score(RawColumn column) {
    return switch (this) {
      case KS -> numbers(column).kolmogorovSmirnov();
      case WASSERSTEIN -> numbers(column).wasserstein();
      case CHI_SQUARE -> chiSquare(column);
      case Z -> z(column);
      case JENSEN_SHANNON -> jensenShannon(column);
      case PSI -> psi(column);
      case KL -> kullbackLeibler(column);
      case HELLINGER -> column.hellinger();
    };
  }

  private RawNumbers numbers(RawColumn column) {
    return switch (column) {
      case RawNumbers numbers -> numbers;
      case RawCategories _ -> throw new IllegalArgumentException(
          label + ": found a categorical column; allowed is a numeric one");
    };
  }

  private static double chiSquare(RawColumn column) {
    Counts counts = column.values();
    if (counts.size() == 1) {
      return 1;
    }
    double scale = (double) column.currentRows() / column.referenceRows();
    double sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      double expected = counts.reference(i) * scale;
      sum += (counts.current(i) - expected) * (counts.current(i) - expected) / expected;
    }
    return ChiSquaredDistribution.of(counts.size() - 1).survivalProbability(sum);
  }

  private static double z(RawColumn column) {
    Counts counts = column.values();
    if (counts.size() == 1) {
      return 1;
    }
    double n = column.referenceRows();
    double m = column.currentRows();
    double p = 1 - counts.reference(0) / n;
    double q = 1 - counts.current(0) / m;
    double pooled = (p * n + q * m) / (n + m);
    double z = Math.abs(p - q) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
    return 2 * NORMAL.survivalProbability(z);
  }

  private static double jensenShannon(RawColumn column) {
    Counts counts = column.bins();
    double[] p = counts.referenceShares(column.referenceRows());
    double[] q = counts.currentShares(column.currentRows());
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double middle = (p[i] + q[i]) / 2;
      sum += xLogRatio(p[i], middle) + xLogRatio(q[i], middle);
    }
    return Math.sqrt(Math.max(0, sum) / 2);
  }

  private static double psi(RawColumn column) {
    Counts counts = column.bins();
    double[] p = filled(counts.referenceShares(column.referenceRows()));
    double[] q = filled(counts.currentShares(column.currentRows()));
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += (p[i] - q[i]) * Math.log(p[i] / q[i]);
    }
    return sum;
  }

  private static double kullbackLeibler(RawColumn column) {
    Counts counts = column.bins();
    double[] p = filled(counts.referenceShares(column.referenceRows()));
    double[] q = filled(counts.currentShares(column.currentRows()));
    double allOfP = sum(p);
    double allOfQ = sum(q);
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += xLogRatio(p[i] / allOfP, q[i] / allOfQ);
    }
    return sum;
  }

  /** The shares with those of 0 replaced by a small one, or a millionth of the least where that is small already. */
  private static double[] filled(double[] shares) {
    double least = 1;
    for (double share : shares) {
      least = share > 0 ? Math.min(least, share) : least;
    }
    double fill = least <= LEAST_FILL ? least / 1_000_000 : LEAST_FILL;
    double[] result = shares.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] = result[i] == 0 ? fill : result[i];
    }
    return result;
  }

  private static double sum(double[] shares) {
    double sum = 0;
    for (double share : shares) {
      sum += share;
    }
    return sum;
  }

  private static double xLogRatio(double x, double y) {
    return x == 0 ? 0 : x * Math.log(x / y);
  }
}

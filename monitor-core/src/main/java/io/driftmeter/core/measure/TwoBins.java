package io.driftmeter.core.measure;

import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Whether two bins are shared alike by both sides: Fisher's exact test, counting the table found by half (mid-p, Lancaster
 * 1961), so that its level is held on average though only a few tables are possible.
 */
final class TwoBins {
  /** From so many expected rows on, chi-squared says the same. */
  private static final double MANY = 1000;

  private TwoBins() {}

  /** Whether the bins are two, counted exactly, and so few in rows that chi-squared is too coarse for them. */
  static boolean areFew(Bins bins) {
    if (bins.size() != 2 || bins.slack() == Slack.BOUND || bins.noise().mean() > 0) {
      return false;
    }
    double rows = bins.referenceRows() + bins.windowRows();
    double share = Math.min(all(bins.bins().get(0)), all(bins.bins().get(1))) / rows;
    return rows < Integer.MAX_VALUE && share * Math.min(bins.referenceRows(), bins.windowRows()) < MANY;
  }

  /** Two-sided, twice the smaller tail. */
  static double pValue(Bins bins) {
    Bin first = bins.bins().getFirst();
    HypergeometricDistribution law = HypergeometricDistribution.of((int) (bins.referenceRows() + bins.windowRows()),
        (int) all(first), (int) bins.windowRows());
    int found = (int) first.window();
    double half = law.probability(found) / 2;
    double below = law.cumulativeProbability(found - 1) + half;
    double above = law.survivalProbability(found) + half;
    return Math.min(1, 2 * Math.min(below, above));
  }

  private static double all(Bin bin) {
    return bin.reference() + bin.window();
  }
}

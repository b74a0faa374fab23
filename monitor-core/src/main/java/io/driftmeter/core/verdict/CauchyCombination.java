package io.driftmeter.core.verdict;

/**
 * One p-value of many, whatever the dependence between them (Liu and Xie 2020): the mean of Cauchy quantiles is about
 * Cauchy in its tail.
 */
final class CauchyCombination {
  /** A p-value of 1, which few rows give, would weigh more than all others. */
  private static final double GREATEST = 0.99;

  private CauchyCombination() {}

  /** Needs at least one p-value. */
  static double pValue(double[] pValues) {
    double sum = 0;
    for (double pValue : pValues) {
      if (pValue <= Double.MIN_NORMAL) {
        return 0;
      }
      sum += 1 / Math.tan(Math.PI * Math.min(pValue, GREATEST));
    }
    double mean = sum / pValues.length;
    // Of a large mean the difference of 1/2 and the arc would keep no digit.
    return mean > 1 ? Math.atan(1 / mean) / Math.PI : 0.5 - Math.atan(mean) / Math.PI;
  }
}

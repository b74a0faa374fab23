package io.driftmeter.core.verdict;

import java.util.Arrays;

/**
 * Of many tests, those to believe, so that the expected share of false ones among them is at most the level (Benjamini
 * and Hochberg 1995).
 */
final class BenjaminiHochberg {
  private BenjaminiHochberg() {}

  /** The greatest p-value to believe; below every p-value if none is. */
  static double threshold(double[] pValues, double level) {
    double[] sorted = pValues.clone();
    Arrays.sort(sorted);
    for (int i = sorted.length; i > 0; i--) {
      if (sorted[i - 1] <= level * i / sorted.length) {
        return sorted[i - 1];
      }
    }
    return -1;
  }
}

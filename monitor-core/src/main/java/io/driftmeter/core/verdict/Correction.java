package io.driftmeter.core.verdict;

/** How the columns of a window are tested together, so that the expected share of false ones among the drifted is the level. */
public enum Correction {
  /** Benjamini and Hochberg 1995: for columns that are independent or rise and fall together. */
  BH {
    @Override
    double level(double level, int tests) {
      return level;
    }
  },
  /** Benjamini and Yekutieli 2001: however the columns depend on each other, with less power. */
  BY {
    @Override
    double level(double level, int tests) {
      double harmonic = 0;
      for (int i = 1; i <= tests; i++) {
        harmonic += 1.0 / i;
      }
      return level / harmonic;
    }
  };

  abstract double level(double level, int tests);

  /** The greatest p-value to believe; below every p-value if none is. */
  public double threshold(double[] pValues, double level) {
    return pValues.length == 0 ? -1 : BenjaminiHochberg.threshold(pValues, level(level, pValues.length));
  }
}

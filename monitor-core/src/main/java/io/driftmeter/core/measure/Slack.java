package io.driftmeter.core.measure;

/** What kind of error the counts of bins have. */
public enum Slack {
  /**
   * That of a quantile sketch: random, about independent from bin to bin, and as large for a wide range as for a narrow
   * one, since only its two ends are uncertain.
   */
  RANDOM {
    @Override
    double join(double one, double other) {
      return Math.max(one, other);
    }
  },
  /** That of a frequent-items sketch: anywhere within bounds, and all of it possibly in the same direction. */
  BOUND {
    @Override
    double join(double one, double other) {
      return one + other;
    }
  };

  abstract double join(double one, double other);
}

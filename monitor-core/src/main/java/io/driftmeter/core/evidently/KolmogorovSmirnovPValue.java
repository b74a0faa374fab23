package io.driftmeter.core.evidently;

import org.apache.commons.statistics.inference.Inequality;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/** The two-sided p-value as SciPy chooses to compute it: exactly up to 10,000 values on both sides. */
final class KolmogorovSmirnovPValue {
  private static final int MOST_FOR_EXACT = 10_000;

  private KolmogorovSmirnovPValue() {}

  static double of(double[] reference, double[] current) {
    if (reference.length == 1 || current.length == 1) {
      return ofOne(reference, current);
    }
    boolean exact = Math.max(reference.length, current.length) <= MOST_FOR_EXACT;
    return KolmogorovSmirnovTest.withDefaults().with(Inequality.NON_STRICT)
        .with(exact ? PValueMethod.EXACT : PValueMethod.ASYMPTOTIC).test(reference, current).getPValue();
  }

  /** A single value among n others may take each of n + 1 places alike; the distance is that to the farther end. */
  private static double ofOne(double[] reference, double[] current) {
    double[] others = reference.length == 1 ? current : reference;
    double one = reference.length == 1 ? reference[0] : current[0];
    int below = 0;
    int upTo = 0;
    for (double other : others) {
      below += other < one ? 1 : 0;
      upTo += other <= one ? 1 : 0;
    }
    int farthest = Math.max(below, others.length - upTo);
    return Math.min(1, 2.0 * (others.length - farthest + 1) / (others.length + 1));
  }
}

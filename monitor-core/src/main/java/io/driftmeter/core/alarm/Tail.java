package io.driftmeter.core.alarm;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.verdict.Evidence;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The far tail of what clean windows give. A verdict needs the body of the law, at one in a hundred; a budget for many
 * columns over many windows needs it at one in a million, where it is another one.
 *
 * <p>The statistic of dependent rows is a sum of squares with unequal weights. The law that a verdict is tested by has the
 * right mean and variance, but far out the greatest weight alone decides, and two moments do not tell it. Here all that
 * exceeds independent rows is taken to be in one square, the worst there is: {@code a chi-squared(1) + chi-squared(f - 1)}
 * with {@code a = 1 + (phi - 1) f}, phi being the dispersion plus one and a half of its standard errors.
 *
 * <p>Measured for normal rows, each correlated by one half with the row before, in windows of 100 over 20 columns: without
 * this, alarms came after 60 windows where one in 200 was asked for, as the greatest weight is 3 where two moments give
 * 1.6.
 */
final class Tail {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double ERRORS = 1.5;
  /** Simpson's rule with so many steps is right to three digits for all weights and freedoms that occur. */
  private static final int STEPS = 128;

  private Tail() {}

  /** Probability of at least this ratio in a clean window: that of the verdict, or more if the tail says so. */
  static double pValue(Evidence evidence) {
    double freedom = evidence.freedom();
    Dispersion dispersion = evidence.dispersion();
    if (dispersion.windows() == 0 || freedom <= 1) {
      return evidence.pValue();
    }
    double phi = dispersion.factor() * (1 + ERRORS * Math.sqrt(2 / (dispersion.windows() * freedom)));
    return Math.max(evidence.pValue(), concentrated(evidence.ratio() * freedom, 1 + (phi - 1) * freedom, freedom - 1));
  }

  /** Probability that {@code weight z^2 + chi-squared(rest)} is at least {@code statistic}, z being standard normal. */
  static double concentrated(double statistic, double weight, double rest) {
    ChiSquaredDistribution others = ChiSquaredDistribution.of(rest);
    double end = Math.sqrt(statistic / weight);
    double step = end / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double z = i * step;
      double factor = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += factor * NORMAL.density(z) * others.survivalProbability(Math.max(0, statistic - weight * z * z));
    }
    return Math.min(1, 2 * (sum * step / 3 + NORMAL.survivalProbability(end)));
  }
}

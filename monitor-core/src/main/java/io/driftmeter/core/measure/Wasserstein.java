package io.driftmeter.core.measure;

import java.util.Optional;

/**
 * Wasserstein-1 distance of the finite values, in units of the reference's standard deviation: how far an average value
 * had to be moved. It informs; there is no threshold, since its null law depends on the distribution.
 *
 * <p>Not defined where the reference has no spread to measure by, or the distance is beyond a double.
 */
public final class Wasserstein implements Measure {
  public static final String NAME = "w1";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().flatMap(this::score);
  }

  private Optional<Score> score(Numbers numbers) {
    double unit = numbers.referenceDeviation().orElse(0);
    return Optional.of(unit).filter(spread -> spread > 0).map(spread -> distance(numbers, spread))
        .filter(Estimate::isFinite).map(distance -> Score.of(this, distance, TestResult.NONE, numbers));
  }

  /** The area between the two cumulative shares, over values in the unit given. */
  static Estimate distance(Numbers numbers, double unit) {
    double error = numbers.rankError();
    double[] area = new double[3];
    numbers.walk((from, to, f, g) -> {
      double length = (to - from) / unit;
      double difference = Math.abs(f - g);
      area[0] += difference * length;
      area[1] += Math.max(0, difference - error) * length;
      area[2] += Math.min(1, difference + error) * length;
    });
    return new Estimate(area[0], area[1], area[2]);
  }
}

package io.driftmeter.core.measure;

import java.util.Optional;

/**
 * Kolmogorov-Smirnov distance: the greatest difference of the cumulative shares of the finite values.
 *
 * <p>The test counts the sketches' rank errors as noise beside that of the samples. With ties it errs towards not
 * detecting.
 */
public final class KolmogorovSmirnov implements Measure {
  public static final String NAME = "ks";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Scale scale() {
    return Scale.ZERO_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().map(numbers -> score(numbers, comparison.level()));
  }

  private Score score(Numbers numbers, double level) {
    double[] greatest = {0};
    numbers.walk((from, to, f, g) -> greatest[0] = Math.max(greatest[0], Math.abs(f - g)));
    double distance = greatest[0];
    double one = numbers.reference().rankError();
    double other = numbers.window().rankError();
    double n = numbers.reference().total();
    double m = numbers.window().total();
    double rows = n * m / (n + m);
    double sampling = Math.sqrt(-0.5 * Math.log(level / 2) / rows);
    double threshold = Math.sqrt(sampling * sampling + one * one + other * other);
    double beyondSketches = Math.sqrt(Math.max(0, distance * distance - one * one - other * other));
    TestResult test = new TestResult(threshold, pValue(beyondSketches * Math.sqrt(rows)), distance > threshold);
    return Score.of(this, Estimate.within(distance, one + other), test, numbers);
  }

  /** Asymptotic law of sqrt(nm / (n + m)) D (Kolmogorov 1933, Smirnov 1939). */
  static double pValue(double statistic) {
    if (statistic < 0.2) {
      return 1; // less than 1e-12 below 1, and the series would need many terms
    }
    double sum = 0;
    double sign = 1;
    for (int i = 1; i <= 20; i++) {
      sum += sign * Math.exp(-2.0 * i * i * statistic * statistic);
      sign = -sign;
    }
    return Math.min(1, Math.max(0, 2 * sum));
  }
}

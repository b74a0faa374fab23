package io.driftmeter.benchmarks.scale;

import java.util.List;

/**
 * A straight line through values taken at equal distances, by least squares.
 *
 * @param mean   of the values
 * @param growth from the first to the last value, by the line
 * @param error  standard error of the growth, as if the values strayed from the line independently
 */
record Trend(double mean, double growth, double error) {
  /** Less than this share of the mean is not worth a look, however certain it is. */
  private static final double MATTERS = 0.02;

  /** @param values at least three, all of them finite */
  static Trend of(List<Double> values) {
    int n = values.size();
    if (n < 3 || !values.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("no trend of " + values + ": three finite values are the least");
    }
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double middle = (n - 1) / 2.0;
    double xx = 0;
    double xy = 0;
    for (int i = 0; i < n; i++) {
      xx += (i - middle) * (i - middle);
      xy += (i - middle) * (values.get(i) - mean);
    }
    double slope = xy / xx;
    double rest = 0;
    for (int i = 0; i < n; i++) {
      double off = values.get(i) - mean - slope * (i - middle);
      rest += off * off;
    }
    return new Trend(mean, slope * (n - 1), Math.sqrt(rest / (n - 2) / xx) * (n - 1));
  }

  /** Whether it grew: by more than chance, and by more than matters nothing. */
  boolean grows() {
    return growth > 2 * error && growth > MATTERS * mean;
  }
}

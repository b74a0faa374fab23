package io.driftmeter.core.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The sum of weighted squared differences of the cumulative shares F and G, and its law where nothing drifted.
 *
 * <p>By that law nm/(n + m) times the sum is a sum of independent chi-squared variables, each with one degree of freedom
 * and an eigenvalue of w_j (min(h_j, h_k) - h_j h_k) for a factor, where h are the cumulative shares of both sides
 * together (Anderson and Darling 1952; given h they are exact for a permutation of the rows but for their normality). It
 * is approximated by the chi-squared law with the same mean, variance and skewness (Imhof 1961); the three are traces
 * that one walk over the values adds up, so that ties and weights of any kind are accounted for: for two values alone the
 * law is chi-squared with one degree, as it should be.
 */
final class SquaredGaps {
  private final Numbers numbers;
  private final Weight weight;
  private double value;
  private double lower;
  private double upper;
  private double h;
  /** Traces of the first three powers of the matrix above. */
  private double first;
  private double second;
  private double third;
  /** Over the values passed: of w h^2, of w^2 h^3 (1 - h), of pairs of both, of w h, and of w. */
  private double single;
  private double twice;
  private double pairs;
  private double weighted;
  private double allWeights;
  /** Sum of the entries of the matrix, each times the weights of its row and column. */
  private double whole;

  /** The weight of the stretch from a value to the next. */
  interface Weight {
    /**
     * The weight of the square there.
     *
     * @param step share of all rows, of both sides, that are equal to {@code from}
     * @param h    share of all rows that are at most {@code from}; less than 1
     */
    double of(double from, double to, double step, double h);
  }

  private SquaredGaps(Numbers numbers, Weight weight) {
    this.numbers = numbers;
    this.weight = weight;
  }

  static SquaredGaps of(Numbers numbers, Weight weight) {
    SquaredGaps gaps = new SquaredGaps(numbers, weight);
    numbers.walk(gaps::pass);
    return gaps;
  }

  private void pass(double from, double to, double f, double g) {
    double all = numbers.n() + numbers.m();
    double here = (numbers.n() * f + numbers.m() * g) / all;
    double w = weight.of(from, to, here - h, here);
    h = here;
    double gap = Math.abs(f - g);
    value += w * square(gap);
    lower += w * square(Math.max(0, gap - numbers.rankError()));
    upper += w * square(Math.min(1, gap + numbers.rankError()));
    addToTraces(w, all / (all - 1));
  }

  private void addToTraces(double weightHere, double permutation) {
    double w = weightHere * permutation;
    double rest = 1 - h;
    double own = w * h * rest;
    first += own;
    whole += w * own + 2 * weighted * w * rest;
    second += own * own + 2 * single * w * rest * rest;
    third += own * own * own + 3 * (single * w * w * h * rest * rest * rest + twice * w * rest * rest)
        + 6 * pairs * w * rest * rest;
    pairs += single * own;
    twice += w * w * h * h * h * rest;
    single += w * h * h;
    weighted += w * h;
    allWeights += w;
  }

  Estimate sum() {
    return new Estimate(value, lower, upper);
  }

  /**
   * Tests the sum; the threshold is one of nm/(n + m) times the sum.
   *
   * <p>Errors of the sketches add their variance to that of every difference, and half of it, which is common to all, to
   * every covariance; the form of the law is taken to stay.
   */
  TestResult test(double level) {
    double common = numbers.rows() * numbers.sketchVariance() / 2;
    double mean = first + 2 * common * allWeights;
    double deviation = Math.sqrt(2 * (second + 2 * common * whole + square(common * allWeights)));
    if (!(second > 0)) {
      return TestResult.of(1, level); // a single value
    }
    // The ratio first: far out values have weights whose powers are beyond a double.
    double skewness = third / second / Math.sqrt(second);
    double freedom = 1 / (skewness * skewness);
    if (!(freedom > 0 && Double.isFinite(freedom) && Double.isFinite(deviation))) {
      return TestResult.NONE;
    }
    double spread = Math.sqrt(2 * freedom);
    ChiSquaredDistribution law = ChiSquaredDistribution.of(freedom);
    double statistic = numbers.rows() * value;
    double pValue = law.survivalProbability(Math.max(0, freedom + (statistic - mean) / deviation * spread));
    double critical = mean + (law.inverseSurvivalProbability(level) - freedom) / spread * deviation;
    return TestResult.of(critical, pValue, level);
  }

  private static double square(double x) {
    return x * x;
  }
}

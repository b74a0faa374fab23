package io.driftmeter.core.measure;

import java.util.Optional;

/**
 * Probability that a value of the window exceeds one of the reference, ties counting half: P(X &lt; Y) + P(X = Y) / 2.
 *
 * <p>The test is that of Mann and Whitney (1947), two-sided, by its normal law with the variance corrected for ties;
 * what the sketches add to the variance is counted.
 */
public final class MannWhitney implements Measure {
  private static final Scale SCALE = new Scale(0, 0.5, 1);

  @Override
  public String name() {
    return "mann_whitney";
  }

  @Override
  public Scale scale() {
    return SCALE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().map(numbers -> score(numbers, comparison.level()));
  }

  private Score score(Numbers numbers, double level) {
    Ranks ranks = new Ranks(numbers.n(), numbers.m());
    numbers.walk((from, to, f, g) -> ranks.pass(f, g));
    ranks.pass(1, 1);
    double all = numbers.n() + numbers.m();
    double ties = all > 1 ? ranks.ties / (all * (all - 1)) : 0;
    double variance = (all + 1 - ties) / (12 * numbers.n() * numbers.m());
    // What of the sketches' errors is not common to all values averages out.
    double z = variance <= 0 ? 0 : (ranks.exceeds - 0.5) / Math.sqrt(variance + numbers.sketchVariance() / 2);
    return Score.of(this, Estimate.within(ranks.exceeds, numbers.rankError()),
        TestResult.of(Proportions.twoSided(z), level), numbers);
  }

  /** Sums over the distinct values, in ascending order. */
  private static final class Ranks {
    private final double n;
    private final double m;
    private double f;
    private double g;
    private double exceeds;
    /** Sum of t^3 - t over the groups of t equal values. */
    private double ties;

    Ranks(double n, double m) {
      this.n = n;
      this.m = m;
    }

    /** Takes in a value, given the cumulative shares at it. */
    void pass(double newF, double newG) {
      exceeds += (newG - g) * (f + newF) / 2;
      double equal = n * (newF - f) + m * (newG - g);
      ties += equal * equal * equal - equal;
      f = newF;
      g = newG;
    }
  }
}

package io.driftmeter.core.measure;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The window's mean less the reference's, in the reference's standard deviations; tested by Welch's t (1947), whose
 * moments are exact whatever is sketched.
 *
 * <p>Not defined where the reference has no spread to measure by, or a moment is beyond a double.
 */
public final class MeanShift implements Measure {
  @Override
  public String name() {
    return "mean_shift";
  }

  @Override
  public Scale scale() {
    return Scale.ANY;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().filter(MeanShift::isDefined).map(numbers -> score(numbers, comparison.level()));
  }

  private static boolean isDefined(Numbers numbers) {
    return numbers.referenceMean().isPresent() && numbers.windowMean().isPresent()
        && numbers.referenceDeviation().orElse(0) > 0 && Double.isFinite(shift(numbers));
  }

  private Score score(Numbers numbers, double level) {
    TestResult test = numbers.windowDeviation().isEmpty()
        ? TestResult.NONE
        : TestResult.of(pValue(numbers, shift(numbers), numbers.windowDeviation().getAsDouble()), level);
    return Score.of(this, Estimate.exact(shift(numbers)), test, numbers);
  }

  private static double shift(Numbers numbers) {
    return (numbers.windowMean().orElseThrow() - numbers.referenceMean().orElseThrow())
        / numbers.referenceDeviation().orElseThrow();
  }

  /** In units of the reference's deviation, whose square could be too great or too small for a double. */
  private static double pValue(Numbers numbers, double shift, double windowDeviation) {
    double ratio = windowDeviation / numbers.referenceDeviation().orElseThrow();
    double one = 1 / numbers.n();
    double other = ratio * ratio / numbers.m();
    double share = one / (one + other);
    double freedom = 1 / (share * share / (numbers.n() - 1) + (1 - share) * (1 - share) / (numbers.m() - 1));
    double t = Math.abs(shift) / Math.sqrt(one + other);
    return Math.min(1, 2 * TDistribution.of(freedom).survivalProbability(t));
  }
}

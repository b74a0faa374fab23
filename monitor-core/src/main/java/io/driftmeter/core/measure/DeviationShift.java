package io.driftmeter.core.measure;

import io.driftmeter.core.profile.Distribution;
import java.util.Optional;

/**
 * By what part the window's standard deviation is greater than the reference's: 0.2 for 20%.
 *
 * <p>The test is a z-test of the squared deviations from each side's own mean, with their variance taken from both sides
 * together, so that it needs no normal distribution (the F-test does) and holds where one side is all but constant. The
 * fourth moments, which only the test uses, are those of the sketches.
 *
 * <p>Not defined where the reference has no spread to measure by, or a moment is beyond a double.
 */
public final class DeviationShift implements Measure {
  private static final Scale SCALE = new Scale(-1, 0, Double.POSITIVE_INFINITY);

  @Override
  public String name() {
    return "sd_shift";
  }

  @Override
  public Scale scale() {
    return SCALE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers()
        .filter(numbers -> numbers.referenceDeviation().orElse(0) > 0 && numbers.windowDeviation().isPresent()
            && Double.isFinite(ratio(numbers)))
        .map(numbers -> score(numbers, comparison.level()));
  }

  private Score score(Numbers numbers, double level) {
    // In units of the reference's deviation, lest fourth powers overflow.
    double one = numbers.referenceDeviation().orElseThrow();
    double ratio = ratio(numbers);
    double variance = ratio * ratio;
    double n = numbers.n();
    double m = numbers.m();
    double fourth = (n * fourthMoment(numbers.reference(), numbers.referenceMean().orElseThrow(), one)
        + m * fourthMoment(numbers.window(), numbers.windowMean().orElseThrow(), one)) / (n + m);
    double pooled = (n + m * variance) / (n + m);
    double z = (variance - 1) / Math.sqrt((fourth - pooled * pooled) * (1 / n + 1 / m));
    TestResult test = Double.isFinite(z) ? TestResult.of(Proportions.twoSided(z), level) : TestResult.NONE;
    return Score.of(this, Estimate.exact(ratio - 1), test, numbers);
  }

  private static double ratio(Numbers numbers) {
    return numbers.windowDeviation().orElseThrow() / numbers.referenceDeviation().orElseThrow();
  }

  private static double fourthMoment(Distribution distribution, double mean, double unit) {
    double sum = 0;
    for (int i = 0; i < distribution.size(); i++) {
      double deviation = (distribution.value(i) - mean) / unit;
      sum += (double) distribution.count(i) * deviation * deviation * deviation * deviation;
    }
    return sum / (double) distribution.total();
  }
}

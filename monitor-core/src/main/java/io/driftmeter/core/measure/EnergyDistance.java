package io.driftmeter.core.measure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Energy distance (Szekely and Rizzo 2004) of the values in units of the reference's standard deviation: the root of
 * twice the area under the squared difference of the cumulative shares. The law of its test needs a finite mean.
 *
 * <p>Not defined where the reference has no spread to measure by, or the distance is beyond a double.
 */
public final class EnergyDistance implements Measure {
  @Override
  public String name() {
    return "energy";
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().filter(numbers -> numbers.referenceDeviation().orElse(0) > 0)
        .map(numbers -> score(numbers, comparison.level()));
  }

  private @Nullable Score score(Numbers numbers, double level) {
    double unit = numbers.referenceDeviation().orElseThrow();
    SquaredGaps gaps = SquaredGaps.of(numbers, (from, to, step, h) -> 2 * (to - from) / unit);
    if (!gaps.sum().isFinite()) {
      return null;
    }
    TestResult test = gaps.test(level);
    Double threshold = test.threshold() == null ? null : Math.sqrt(test.threshold() / numbers.rows());
    return Score.of(this, gaps.sum().root(), new TestResult(threshold, test.pValue(), test.detected()), numbers);
  }
}

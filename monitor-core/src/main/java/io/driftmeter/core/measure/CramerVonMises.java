package io.driftmeter.core.measure;

import java.util.Optional;

/**
 * Two-sample Cramer-von Mises statistic (Anderson 1962): nm/(n + m) times the mean, over the values of both sides, of the
 * squared difference of the cumulative shares; equal values count once each, at their last.
 */
public final class CramerVonMises implements Measure {
  @Override
  public String name() {
    return "cramer_von_mises";
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().map(numbers -> {
      SquaredGaps gaps = SquaredGaps.of(numbers, (from, to, step, h) -> step);
      return Score.of(this, gaps.sum().times(numbers.rows()), gaps.test(comparison.level()), numbers);
    });
  }
}

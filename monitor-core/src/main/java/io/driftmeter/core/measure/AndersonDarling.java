package io.driftmeter.core.measure;

import java.util.Optional;

/**
 * Two-sample Anderson-Darling statistic (Pettitt 1976; with ties, the right-continuous form of Scholz and Stephens 1987):
 * like {@link CramerVonMises}, with each square divided by h (1 - h), so that the tails weigh as much as the middle.
 */
public final class AndersonDarling implements Measure {
  @Override
  public String name() {
    return "anderson_darling";
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().map(numbers -> {
      SquaredGaps gaps = SquaredGaps.of(numbers, (from, to, step, h) -> step / (h * (1 - h)));
      return Score.of(this, gaps.sum().times(numbers.rows()), gaps.test(comparison.level()), numbers);
    });
  }
}

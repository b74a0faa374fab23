package io.driftmeter.core.measure;

import java.util.Optional;

/** Wasserstein-1 distance of the finite values, in their own unit. Not defined if it is beyond a double. */
public final class RawWasserstein implements Measure {
  @Override
  public String name() {
    return "w1_raw";
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().flatMap(numbers -> Optional.of(Wasserstein.distance(numbers, 1))
        .filter(Estimate::isFinite).map(distance -> Score.of(this, distance, TestResult.NONE, numbers)));
  }
}

package io.driftmeter.core.measure;

import java.util.Optional;

/** Hellinger distance of the smoothed shares: the root of half the squared distance between their roots. */
public final class Hellinger implements Measure {
  @Override
  public String name() {
    return "hellinger";
  }

  @Override
  public Scale scale() {
    return Scale.ZERO_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    Estimate sum = BinSum.of(comparison.bins(), 1.0 / 8, (p, q) -> {
      double difference = Math.sqrt(p) - Math.sqrt(q);
      return difference * difference / 2;
    });
    return Optional.of(NullLaw.score(this, sum, 8 / comparison.bins().chance(), 2, comparison));
  }
}

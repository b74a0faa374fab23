package io.driftmeter.core.measure;

import java.util.Optional;

/** Population stability index, the symmetric Kullback-Leibler divergence of the smoothed shares, in nats. */
public final class PopulationStability implements Measure {
  public static final String NAME = "psi";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    Estimate sum = BinSum.of(comparison.bins(), 1, (p, q) -> (q - p) * Math.log(q / p));
    return Optional.of(NullLaw.score(this, sum, 1 / comparison.bins().chance(), 1, comparison));
  }
}

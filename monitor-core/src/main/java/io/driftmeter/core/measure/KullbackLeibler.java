package io.driftmeter.core.measure;

import java.util.Optional;

/** Kullback-Leibler divergence of the window from the reference, of the smoothed shares, in nats. */
public final class KullbackLeibler implements Measure {
  @Override
  public String name() {
    return "kl";
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    // Shares add up to 1 on both sides, so p - q adds nothing to the sum, and makes 0 the least of every term.
    Estimate sum = BinSum.of(comparison.bins(), 0.5, (p, q) -> Math.max(0, q * Math.log(q / p) + p - q));
    return Optional.of(NullLaw.score(this, sum, 2 / comparison.bins().chance(), 1, comparison));
  }
}

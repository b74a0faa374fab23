package io.driftmeter.core.measure;

import java.util.Optional;

/** Jensen-Shannon distance of the smoothed shares: the root of the divergence in nats, at most 0.833. */
public final class JensenShannon implements Measure {
  public static final String NAME = "js";
  private static final Scale SCALE = new Scale(0, 0, Math.sqrt(Math.log(2)));

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Scale scale() {
    return SCALE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return Optional.of(NullLaw.score(this, divergence(comparison.bins()), 8 / comparison.bins().chance(), 2,
        comparison));
  }

  /** The square of the distance. */
  static Estimate divergence(Bins bins) {
    return BinSum.of(bins, 1.0 / 8, JensenShannon::term);
  }

  private static double term(double p, double q) {
    double middle = (p + q) / 2;
    // Rounding may leave a trace below 0 where p and q are all but equal.
    return Math.max(0, (p * Math.log(p / middle) + q * Math.log(q / middle)) / 2);
  }
}

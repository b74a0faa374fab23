package io.driftmeter.core.measure;

import java.util.Optional;

/** Jensen-Shannon divergence of the smoothed shares, in nats; at most ln 2. */
public final class JensenShannonDivergence implements Measure {
  private static final Scale SCALE = new Scale(0, 0, Math.log(2));

  @Override
  public String name() {
    return "js_divergence";
  }

  @Override
  public Scale scale() {
    return SCALE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return Optional.of(NullLaw.score(this, JensenShannon.divergence(comparison.bins()),
        8 / comparison.bins().chance(), 1, comparison));
  }
}

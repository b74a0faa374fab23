package io.driftmeter.core.measure;

import java.util.Optional;

/** Pearson's two-sample chi-squared statistic, on the counts as they are. */
public final class ChiSquared implements Measure {
  public static final String NAME = "chi2";

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
    Bins bins = comparison.bins();
    double c = 1 / bins.referenceRows() + 1 / bins.windowRows();
    return Optional.of(NullLaw.score(this, sum(bins), c / bins.chance(), 1, comparison));
  }

  static Estimate sum(Bins bins) {
    double n = bins.referenceRows();
    double m = bins.windowRows();
    double scale = n * m / (n + m);
    return BinSum.ofCounts(bins, scale, (p, q) -> p == q ? 0 : n * m * (q - p) * (q - p) / (p * n + q * m));
  }
}

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
  public Optional<Score> score(Comparison comparison) {
    Bins bins = comparison.bins();
    double n = bins.referenceRows();
    double m = bins.windowRows();
    double c = 1 / n + 1 / m;
    BinSum sum = BinSum.ofCounts(bins, 1 / c, (p, q) -> p == q ? 0 : n * m * (q - p) * (q - p) / (p * n + q * m));
    return Optional.of(NullLaw.score(NAME, sum, c / bins.chance(), 1, comparison));
  }
}

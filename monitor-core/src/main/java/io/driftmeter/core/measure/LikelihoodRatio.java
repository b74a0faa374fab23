package io.driftmeter.core.measure;

import java.util.Optional;

/** Two-sample likelihood-ratio statistic (G-test), on the counts as they are. */
public final class LikelihoodRatio implements Measure {
  @Override
  public String name() {
    return "g";
  }

  @Override
  public Scale scale() {
    return Scale.FROM_ZERO;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    Bins bins = comparison.bins();
    double n = bins.referenceRows();
    double m = bins.windowRows();
    double c = 1 / n + 1 / m;
    Estimate sum = BinSum.ofCounts(bins, 1 / c, (p, q) -> {
      double together = (p * n + q * m) / (n + m);
      return Math.max(0, 2 * (n * xLogY(p, p / together) + m * xLogY(q, q / together)));
    });
    return Optional.of(NullLaw.score(this, sum, c / bins.chance(), 1, comparison));
  }

  private static double xLogY(double x, double y) {
    return x == 0 ? 0 : x * Math.log(y);
  }
}

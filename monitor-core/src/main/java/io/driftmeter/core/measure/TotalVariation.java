package io.driftmeter.core.measure;

import java.util.Optional;

/** Total variation distance: half the sum of the differences of the shares, which is the share of rows to be changed. */
public final class TotalVariation implements Measure {
  @Override
  public String name() {
    return "total_variation";
  }

  @Override
  public Scale scale() {
    return Scale.ZERO_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    Bins bins = comparison.bins();
    double sum = 0;
    double slack = 0;
    for (Bin bin : bins.bins()) {
      sum += Math.abs(bin.reference() / bins.referenceRows() - bin.window() / bins.windowRows());
      slack += bin.referenceSlack() / bins.referenceRows() + bin.windowSlack() / bins.windowRows();
    }
    // The sum of errors |d| is at most the root of the sum of d^2 / p, as the shares p add up to 1 (Cauchy-Schwarz).
    double error = bins.slack() == Slack.BOUND ? slack : Math.sqrt(BinSum.sketchDistance(bins));
    return Optional.of(Score.of(this, Estimate.within(sum / 2, error / 2), TestResult.NONE, bins));
  }
}

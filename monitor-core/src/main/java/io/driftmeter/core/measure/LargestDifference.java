package io.driftmeter.core.measure;

import java.util.Optional;

/** L-infinity distance: the greatest difference of the shares in any bin. */
public final class LargestDifference implements Measure {
  @Override
  public String name() {
    return "l_infinity";
  }

  @Override
  public Scale scale() {
    return Scale.ZERO_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    Bins bins = comparison.bins();
    double greatest = 0;
    double error = 0;
    for (Bin bin : bins.bins()) {
      double difference = bin.reference() / bins.referenceRows() - bin.window() / bins.windowRows();
      greatest = Math.max(greatest, Math.abs(difference));
      error = Math.max(error,
          bin.referenceSlack() / bins.referenceRows() + bin.windowSlack() / bins.windowRows());
    }
    return Optional.of(Score.of(this, Estimate.within(greatest, error), TestResult.NONE, bins));
  }
}

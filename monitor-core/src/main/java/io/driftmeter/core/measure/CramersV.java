package io.driftmeter.core.measure;

import java.util.Optional;

/** Cramer's V: the root of Pearson's statistic per row, which does not grow with the number of rows. */
public final class CramersV implements Measure {
  @Override
  public String name() {
    return "cramers_v";
  }

  @Override
  public Scale scale() {
    return Scale.ZERO_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    Bins bins = comparison.bins();
    double rows = bins.referenceRows() + bins.windowRows();
    double c = 1 / bins.referenceRows() + 1 / bins.windowRows();
    return Optional.of(NullLaw.score(this, ChiSquared.sum(bins).times(1 / rows), rows * c / bins.chance(), 2,
        comparison));
  }
}

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

  /**
   * Variance of the index over samples like these, by its slopes at the shares found (delta method). Noise of sketches
   * counts as that of as many rows fewer.
   */
  static double variance(Bins bins) {
    double allOfN = bins.referenceRows() + 0.5 * bins.size();
    double allOfM = bins.windowRows() + 0.5 * bins.size();
    double meanP = 0;
    double meanQ = 0;
    double squareP = 0;
    double squareQ = 0;
    for (Bin bin : bins.bins()) {
      double p = (bin.reference() + 0.5) / allOfN;
      double q = (bin.window() + 0.5) / allOfM;
      double byP = 1 - q / p - Math.log(q / p);
      double byQ = 1 - p / q + Math.log(q / p);
      meanP += p * byP;
      meanQ += q * byQ;
      squareP += p * byP * byP;
      squareQ += q * byQ * byQ;
    }
    double sampling = (squareP - meanP * meanP) / bins.referenceRows() + (squareQ - meanQ * meanQ) / bins.windowRows();
    return sampling * bins.chance() / (1 / bins.referenceRows() + 1 / bins.windowRows());
  }
}

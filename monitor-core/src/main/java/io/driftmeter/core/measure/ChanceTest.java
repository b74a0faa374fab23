package io.driftmeter.core.measure;

/**
 * Pearson's statistic of a column, as a ratio to what chance gives independent rows.
 *
 * @param ratio   the statistic over its expectation; 1 with a single bin, in which nothing can differ
 * @param freedom the ratio times this is chi-squared with so many degrees of freedom where nothing drifted; 0 with a
 *                single bin
 */
public record ChanceTest(double ratio, double freedom) {
  public static ChanceTest of(Bins bins) {
    if (bins.freedom() == 0) {
      return new ChanceTest(1, 0);
    }
    double n = bins.referenceRows();
    double m = bins.windowRows();
    Estimate sum = ChiSquared.sum(bins);
    double statistic = bins.slack() == Slack.BOUND ? sum.lower() : sum.value();
    return new ChanceTest(statistic * (1 / n + 1 / m) / (bins.chance() * bins.freedom()), bins.freedom());
  }
}

package io.driftmeter.core.verdict;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.ChanceTest;
import io.driftmeter.core.measure.Divergence;
import io.driftmeter.core.measure.Score;

/**
 * What a column's verdict rests on.
 *
 * @param ratio       statistic over its expectation for independent rows
 * @param freedom     degrees of freedom of its law for independent rows; 0 with a single bin
 * @param pValue      probability of at least this ratio in a clean window
 * @param effect      PSI, or what weighs as much, less what chance is expected to give a clean window; at least 0
 * @param effectLower least effect that is compatible with the rows, at 95%
 * @param effectUpper greatest such effect
 * @param dispersion  what clean windows of the column taught
 */
public record Evidence(double ratio, double freedom, double pValue, double effect, double effectLower,
    double effectUpper, Dispersion dispersion) {
  /** What the bins of a column and their PSI say. */
  public static Evidence of(Bins bins, Score psi, Dispersion dispersion) {
    return of(Divergence.of("", bins, psi), dispersion);
  }

  /** What the divergence of a column says. */
  public static Evidence of(Divergence found, Dispersion dispersion) {
    ChanceTest test = found.test();
    double expected = dispersion.factor() * found.expected();
    double effect = Math.max(0, found.size() - expected);
    double pValue = dispersion.pValue(test.ratio(), test.freedom());
    if (expected == 0 || found.size() <= 0) {
      return new Evidence(test.ratio(), test.freedom(), pValue, effect, effect, effect, dispersion);
    }
    // The size is a scale times noncentral chi-squared, whose variance far from 0 is 4 times scale times size.
    double scale = Math.max(expected / test.freedom(), dispersion.factor() * found.variance() / (4 * found.size()));
    double freedom = expected / scale;
    return new Evidence(test.ratio(), test.freedom(), pValue, effect,
        Math.min(effect, scale * NoncentralChiSquared.lower(found.size() / scale, freedom)),
        Math.max(effect, scale * NoncentralChiSquared.upper(found.size() / scale, freedom)), dispersion);
  }
}

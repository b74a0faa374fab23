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
    double freedom = Math.max(1, test.freedom());
    double expected = dispersion.factor() * found.expected();
    double chance = expected / freedom;
    double effect = Math.max(0, found.size() - expected);
    // With a single bin nothing is expected, and nothing is found.
    double statistic = chance == 0 ? 0 : found.size() / chance;
    return new Evidence(test.ratio(), test.freedom(), dispersion.pValue(test.ratio(), test.freedom()), effect,
        Math.min(effect, chance * NoncentralChiSquared.lower(statistic, freedom)),
        Math.max(effect, chance * NoncentralChiSquared.upper(statistic, freedom)), dispersion);
  }
}

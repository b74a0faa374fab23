package io.driftmeter.core.verdict;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.ChanceTest;
import io.driftmeter.core.measure.Score;

/**
 * What a column's verdict rests on.
 *
 * @param ratio       Pearson's statistic over its expectation for independent rows
 * @param freedom     degrees of freedom of its law for independent rows; 0 with a single bin
 * @param pValue      probability of at least this ratio in a clean window
 * @param effect      PSI less what chance is expected to give a clean window; at least 0
 * @param effectLower least effect that is compatible with the rows, at 95%
 * @param effectUpper greatest such effect
 * @param dispersion  what clean windows of the column taught
 */
public record Evidence(double ratio, double freedom, double pValue, double effect, double effectLower,
    double effectUpper, Dispersion dispersion) {
  /** What the bins of a column and their PSI say. */
  public static Evidence of(Bins bins, Score psi, Dispersion dispersion) {
    ChanceTest test = ChanceTest.of(bins);
    double chance = dispersion.factor() * bins.chance();
    double expected = chance * bins.freedom();
    double freedom = Math.max(1, test.freedom());
    double effect = Math.max(0, psi.score() - expected);
    return new Evidence(test.ratio(), test.freedom(), dispersion.pValue(test.ratio(), test.freedom()), effect,
        Math.min(effect, chance * NoncentralChiSquared.lower(psi.score() / chance, freedom)),
        Math.max(effect, chance * NoncentralChiSquared.upper(psi.score() / chance, freedom)), dispersion);
  }
}

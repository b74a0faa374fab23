package io.driftmeter.core.multivariate;

/**
 * How the correlation of two columns changed.
 *
 * @param before   Pearson correlation in the reference
 * @param after    that in the window
 * @param pValue   of the difference of Fisher's z, two-sided
 * @param adjusted the level at which Benjamini and Hochberg, over all pairs, would first believe it
 */
public record PairShift(String one, String other, double before, double after, double pValue, double adjusted) {
  /** How much the correlation moved, up or down. */
  public double change() {
    return Math.abs(after - before);
  }
}

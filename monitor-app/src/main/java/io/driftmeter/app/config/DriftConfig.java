package io.driftmeter.app.config;

/**
 * When a column counts as drifted: significant at the level over all columns of the window, and an effect above the
 * gate.
 *
 * @param level   false-discovery rate over the columns of a window (Benjamini-Hochberg)
 * @param effect  least PSI, less what chance alone gives, that matters
 * @param minRows values needed on each side; with fewer the verdict is insufficient data
 */
public record DriftConfig(double level, double effect, long minRows) {
  public static final DriftConfig DEFAULT = new DriftConfig(0.01, 0.1, 30);
}

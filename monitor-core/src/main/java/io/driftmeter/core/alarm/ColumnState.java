package io.driftmeter.core.alarm;

import io.driftmeter.core.calibration.Dispersion;

/**
 * What is remembered of a column from window to window.
 *
 * @param windows from which its dispersion was to be learned; those in which it drifted are counted, but taught nothing
 */
public record ColumnState(Dispersion dispersion, int windows, Detector detector) {
  static final ColumnState NEW = new ColumnState(Dispersion.NONE, 0, Detector.START);
}

package io.driftmeter.core.alarm;

import io.driftmeter.core.calibration.Dispersion;

/** What is remembered of a column from window to window. */
public record ColumnState(Dispersion dispersion, Detector detector) {
  static final ColumnState NEW = new ColumnState(Dispersion.NONE, Detector.START);
}

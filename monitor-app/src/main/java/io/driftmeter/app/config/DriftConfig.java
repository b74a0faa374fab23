package io.driftmeter.app.config;

import io.driftmeter.core.alarm.Budget;
import io.driftmeter.core.measure.Measure;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.verdict.Correction;
import io.driftmeter.core.verdict.JudgeSettings;
import java.util.List;

/**
 * When a column counts as drifted: significant at the level over all columns of the window, and an effect above the
 * gate. When somebody is alarmed: seldom enough for the budget.
 *
 * @param level              false-discovery rate over the columns of a window
 * @param effect             least PSI, less what chance alone gives, that matters
 * @param minRows            values needed on each side; with fewer the verdict is insufficient data
 * @param correction         how columns are tested together
 * @param falseAlarms        how many false alarms the model may raise
 * @param closeAfter         windows in a row below half the effect that end an episode
 * @param calibrationWindows windows from which is learned how far a column strays without drift
 * @param measures           reported of a column, beside what its verdict rests on
 */
public record DriftConfig(double level, double effect, long minRows, Correction correction, Budget falseAlarms,
    int closeAfter, int calibrationWindows, List<Measure> measures) {
  public static final DriftConfig DEFAULT = new DriftConfig(0.01, 0.1, 30, Correction.BH, Budget.DEFAULT, 3, 20,
      Measures.DEFAULT);

  /** What the judge of the model's windows goes by. */
  public JudgeSettings judge() {
    return new JudgeSettings(level, effect, minRows, correction, measures);
  }
}

package io.driftmeter.core.verdict;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Measure;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.measure.PopulationStability;
import io.driftmeter.core.measure.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was measured of a column that can be judged, before the other columns of the window are looked at.
 *
 * @param rows          m, rows compared in the window
 * @param referenceRows n, rows compared in the reference
 * @param psi           the score whose effect is judged
 */
record JudgedColumn(Column column, long rows, long referenceRows, List<Score> scores, Score psi, Evidence evidence) {
  static JudgedColumn of(Column column, Comparison comparison, List<Measure> measures, Dispersion dispersion) {
    Score psi = new PopulationStability().score(comparison)
        .orElseThrow(() -> new IllegalStateException("no PSI of column '" + column.name() + "'"));
    List<Score> scores = new ArrayList<>(List.of(psi));
    scores.addAll(Measures.score(comparison,
        measures.stream().filter(measure -> !measure.name().equals(PopulationStability.NAME)).toList()));
    return new JudgedColumn(column, (long) comparison.bins().windowRows(), (long) comparison.bins().referenceRows(),
        scores, psi, Evidence.of(comparison.bins(), psi, dispersion));
  }

  boolean isDrifted(double believable, JudgeSettings settings) {
    return evidence.pValue() <= believable && evidence.effect() >= settings.effect();
  }

  ColumnVerdict verdict(double believable, JudgeSettings settings) {
    return new ColumnVerdict(column, isDrifted(believable, settings) ? Verdict.DRIFTED : Verdict.STABLE,
        reason(settings), rows, referenceRows, scores, evidence);
  }

  private String reason(JudgeSettings settings) {
    return String.format(Locale.ROOT, "PSI %.3f (%.3f to %.3f), %.3f beyond chance, %s matters; p %s; n %,d, m %,d",
        psi.score(), psi.lower(), psi.upper(), evidence.effect(), plain(settings.effect()), probability(),
        referenceRows, rows);
  }

  private String probability() {
    double pValue = evidence.pValue();
    if (pValue < 1e-12) {
      return "< 1e-12";
    }
    return String.format(Locale.ROOT, pValue < 0.001 ? "%.1e" : "%.3f", pValue);
  }

  private static String plain(double number) {
    return Double.toString(number).replaceFirst("\\.0$", "");
  }
}

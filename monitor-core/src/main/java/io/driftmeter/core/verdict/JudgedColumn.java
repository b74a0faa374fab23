package io.driftmeter.core.verdict;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Divergence;
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
 * @param found         what is judged
 */
record JudgedColumn(Column column, long rows, long referenceRows, List<Score> scores, Divergence found,
    Evidence evidence) {
  static JudgedColumn of(Column column, Comparison comparison, List<Measure> measures, Dispersion dispersion) {
    Divergence found = Divergence.of(comparison);
    List<Score> scores = new ArrayList<>(Measures.score(comparison, measures));
    if (found.aspect().isEmpty()
        && scores.stream().noneMatch(score -> score.measure().equals(PopulationStability.NAME))) {
      scores.addFirst(found.score());
    }
    return new JudgedColumn(column, (long) comparison.bins().windowRows(), (long) comparison.bins().referenceRows(),
        scores, found, Evidence.of(found, dispersion));
  }

  boolean isDrifted(double believable, JudgeSettings settings) {
    return evidence.pValue() <= believable && evidence.effect() >= settings.effect();
  }

  ColumnVerdict verdict(double believable, JudgeSettings settings) {
    return new ColumnVerdict(column, isDrifted(believable, settings) ? Verdict.DRIFTED : Verdict.STABLE,
        reason(settings), rows, referenceRows, scores, evidence);
  }

  private String reason(JudgeSettings settings) {
    return String.format(Locale.ROOT, "%s, %.3f beyond chance, %s matters; p %s; n %,d, m %,d", finding(),
        evidence.effect(), plain(settings.effect()), probability(), referenceRows, rows);
  }

  private String finding() {
    Score score = found.score();
    if (!score.measure().equals(PopulationStability.NAME)) {
      return String.format(Locale.ROOT, "%s %.2e, as plain as a PSI of %.3f", score.measure(), score.score(),
          found.size());
    }
    String name = found.aspect().isEmpty() ? "PSI" : "PSI of " + found.aspect();
    return String.format(Locale.ROOT, "%s %.3f (%.3f to %.3f)", name, score.score(), score.lower(), score.upper());
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

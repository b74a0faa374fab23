package io.driftmeter.app.report;

import io.driftmeter.core.explain.Explanation;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.schemas.avro.CategoryCount;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.MeasureScore;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Writes down one column of a window. */
final class ColumnReports {
  private static final List<Double> RANKS = List.of(.01, .05, .1, .25, .5, .75, .9, .95, .99);
  private static final int TOP = 10;

  private ColumnReports() {}

  /**
   * @param profile     null if the window does not have the column, only its reference does
   * @param explanation null unless the column drifted
   */
  static ColumnReport of(ColumnVerdict verdict, @Nullable ColumnProfile profile, @Nullable Explanation explanation) {
    ColumnReport report = new ColumnReport();
    report.setName(verdict.column().name());
    report.setType(verdict.column().type().label());
    report.setRole(verdict.column().role().label());
    report.setVerdict(ReportBuilder.avro(verdict.verdict()));
    report.setReason(verdict.reason());
    report.setRows(verdict.rows());
    report.setReferenceRows(verdict.referenceRows());
    if (verdict.evidence() != null) {
      rest(report, verdict.evidence());
    }
    report.setScores(verdict.scores().stream().map(ColumnReports::score).toList());
    report.setQuantiles(List.of());
    report.setTop(List.of());
    report.setExplanation(explanation == null ? null : ExplanationRecords.of(explanation));
    if (profile != null) {
      report.setNulls(profile.nulls());
      report.setTypeErrors(profile.typeErrors());
      report.setDistinct(profile.distinct());
      switch (profile) {
        case NumericProfile numeric -> describe(report, numeric);
        case CategoricalProfile categorical -> report.setTop(categorical.top(TOP).stream()
            .map(top -> new CategoryCount(top.category(), top.count())).toList());
        case DescribedProfile described -> describe(report, described.descriptors().getFirst());
      }
    }
    return report;
  }

  private static void rest(ColumnReport report, Evidence evidence) {
    report.setPValue(evidence.pValue());
    report.setEffect(evidence.effect());
    report.setEffectLower(evidence.effectLower());
    report.setEffectUpper(evidence.effectUpper());
    report.setDispersion(evidence.dispersion().factor());
    report.setDispersionWindows(evidence.dispersion().windows());
  }

  private static void describe(ColumnReport report, NumericProfile profile) {
    report.setNan(profile.nan());
    report.setInfinite(profile.positiveInfinities() + profile.negativeInfinities());
    report.setMin(orNull(profile.min()));
    report.setMax(orNull(profile.max()));
    report.setMean(orNull(profile.mean()));
    report.setStandardDeviation(orNull(profile.standardDeviation()));
    Distribution distribution = profile.distribution();
    if (distribution.total() > 0) {
      report.setQuantiles(RANKS.stream().map(distribution::quantile).toList());
    }
  }

  private static MeasureScore score(Score score) {
    return new MeasureScore(score.measure(), score.score(), score.lower(), score.upper(), score.threshold(),
        score.pValue(), score.detected());
  }

  static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}

package io.driftmeter.app.report;

import io.driftmeter.core.measure.Score;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.verdict.ColumnVerdict;
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

  /** @param profile null if the window does not have the column, only its reference does */
  static ColumnReport of(ColumnVerdict verdict, @Nullable ColumnProfile profile) {
    ColumnReport.Builder report = ColumnReport.newBuilder().setName(verdict.column().name())
        .setType(verdict.column().type().label()).setRole(verdict.column().role().label())
        .setVerdict(ReportBuilder.avro(verdict.verdict())).setReason(verdict.reason()).setRows(verdict.rows())
        .setReferenceRows(verdict.referenceRows())
        .setScores(verdict.scores().stream().map(ColumnReports::score).toList());
    switch (profile) {
      case null -> report.setNulls(0).setTypeErrors(0).setDistinct(0);
      case NumericProfile numeric -> describe(report, numeric);
      case CategoricalProfile categorical -> describe(report, categorical);
    }
    return report.build();
  }

  private static void describe(ColumnReport.Builder report, NumericProfile profile) {
    Distribution distribution = profile.distribution();
    report.setNulls(profile.nulls()).setTypeErrors(profile.typeErrors()).setDistinct(profile.distinct())
        .setNan(profile.nan()).setInfinite(profile.positiveInfinities() + profile.negativeInfinities())
        .setMin(orNull(profile.min())).setMax(orNull(profile.max())).setMean(orNull(profile.mean()))
        .setStandardDeviation(orNull(profile.standardDeviation())).setQuantiles(distribution.total() == 0
            ? List.of()
            : RANKS.stream().map(distribution::quantile).toList());
  }

  private static void describe(ColumnReport.Builder report, CategoricalProfile profile) {
    report.setNulls(profile.nulls()).setTypeErrors(profile.typeErrors()).setDistinct(profile.distinct())
        .setTop(profile.top(TOP).stream().map(top -> new CategoryCount(top.category(), top.count())).toList());
  }

  private static MeasureScore score(Score score) {
    return MeasureScore.newBuilder().setMeasure(score.measure()).setScore(score.score()).setLower(score.lower())
        .setUpper(score.upper()).setThreshold(score.threshold()).setPValue(score.pValue())
        .setDetected(score.detected()).build();
  }

  private static @Nullable Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }
}

package io.driftmeter.app.sink;

import static io.driftmeter.app.sink.Upsert.Kind.BOOLEAN;
import static io.driftmeter.app.sink.Upsert.Kind.DOUBLE;
import static io.driftmeter.app.sink.Upsert.Kind.DOUBLES;
import static io.driftmeter.app.sink.Upsert.Kind.INTEGER;
import static io.driftmeter.app.sink.Upsert.Kind.JSON;
import static io.driftmeter.app.sink.Upsert.Kind.LONG;
import static io.driftmeter.app.sink.Upsert.Kind.TEXT;
import static io.driftmeter.app.sink.Upsert.Kind.TIME;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.app.sink.Upsert.Field;
import io.driftmeter.schemas.avro.CategoryCount;
import io.driftmeter.schemas.avro.ColumnExplanation;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.MeasureScore;
import io.driftmeter.schemas.avro.WindowReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports as rows of window_report, column_report and measure_score. */
final class ReportRows {
  static final List<Field> WINDOW_KEY = List.of(new Field("model", TEXT), new Field("version", TEXT),
      new Field("segment", TEXT), new Field("window_start", TIME));
  static final String NOT_OLDER = "excluded.revision >= stored.revision";

  private static final Upsert WINDOWS = new Upsert("window_report", WINDOW_KEY,
      List.of(new Field("window_end", TIME), new Field("revision", INTEGER), new Field("parts", INTEGER),
          new Field("complete", BOOLEAN), new Field("rows", LONG), new Field("late_rows", LONG),
          new Field("verdict", TEXT), new Field("reason", TEXT), new Field("reference", TEXT),
          new Field("reference_rows", LONG), new Field("columns_judged", INTEGER),
          new Field("columns_drifted", INTEGER), new Field("combined_p", DOUBLE)),
      NOT_OLDER, ", writes = stored.writes + 1, written_at = now()",
      "model, version, segment, (extract(epoch FROM window_start) * 1000)::bigint, writes");
  private static final Upsert COLUMNS = new Upsert("column_report", with(WINDOW_KEY, new Field("column_name", TEXT)),
      List.of(new Field("revision", INTEGER), new Field("part", INTEGER), new Field("column_type", TEXT),
          new Field("column_role", TEXT), new Field("verdict", TEXT), new Field("reason", TEXT),
          new Field("rows", LONG), new Field("reference_rows", LONG), new Field("nulls", LONG),
          new Field("type_errors", LONG), new Field("nan", LONG), new Field("infinite", LONG),
          new Field("distinct_values", DOUBLE), new Field("min", DOUBLE), new Field("max", DOUBLE),
          new Field("mean", DOUBLE), new Field("standard_deviation", DOUBLE), new Field("quantiles", DOUBLES),
          new Field("top", JSON), new Field("sentence", TEXT), new Field("explanation", JSON),
          new Field("p_value", DOUBLE), new Field("effect", DOUBLE),
          new Field("effect_lower", DOUBLE), new Field("effect_upper", DOUBLE), new Field("dispersion", DOUBLE),
          new Field("dispersion_windows", INTEGER)),
      NOT_OLDER, "", "");
  private static final Upsert SCORES = new Upsert("measure_score",
      with(WINDOW_KEY, new Field("column_name", TEXT), new Field("measure", TEXT)),
      List.of(new Field("revision", INTEGER), new Field("part", INTEGER), new Field("score", DOUBLE),
          new Field("lower", DOUBLE), new Field("upper", DOUBLE), new Field("threshold", DOUBLE),
          new Field("p_value", DOUBLE), new Field("detected", BOOLEAN)),
      NOT_OLDER, "", "");
  private static final ObjectMapper JSON_TEXT = new ObjectMapper();

  private final WindowRows columns;
  private final WindowRows scores;

  /** @param copying whether rows of new windows are copied in */
  ReportRows(boolean copying) {
    this.columns = new WindowRows(COLUMNS, copying);
    this.scores = new WindowRows(SCORES, copying);
  }

  static Upsert.Rows windows() {
    return WINDOWS.rows();
  }

  static List<Field> with(List<Field> fields, Field... more) {
    return java.util.stream.Stream.concat(fields.stream(), java.util.Arrays.stream(more)).toList();
  }

  static void addWindow(Upsert.Rows windows, WindowKey key, WindowReport report) {
    windows.add(key.model(), key.version(), key.segment(), key.start(), report.getWindowEnd().toEpochMilli(),
        report.getRevision(), report.getParts(), report.getComplete(), report.getRows(), report.getLateRows(),
        report.getVerdict().name(), SinkText.clean(report.getReason()), cleanOrNull(report.getReference()),
        report.getReferenceRows(), report.getColumnsJudged(), report.getColumnsDrifted(), report.getCombinedP());
  }

  /**
   * Adds the report's columns and their scores. A column or measure that is named twice counts once, the first.
   *
   * @param isNew whether nothing of the window is stored
   */
  void addColumns(boolean isNew, WindowKey key, WindowReport report, Set<String> seen) {
    for (ColumnReport column : report.getColumns()) {
      String name = SinkText.key(column.getName());
      if (!seen.add(name)) {
        continue;
      }
      columns.add(isNew, key.model(), key.version(), key.segment(), key.start(), name, report.getRevision(),
          report.getPart(),
          SinkText.clean(column.getType()), SinkText.clean(column.getRole()), column.getVerdict().name(),
          SinkText.clean(column.getReason()), column.getRows(), column.getReferenceRows(), column.getNulls(),
          column.getTypeErrors(), column.getNan(), column.getInfinite(), column.getDistinct(), column.getMin(),
          column.getMax(), column.getMean(), column.getStandardDeviation(), quantiles(column.getQuantiles()),
          top(column.getTop()), sentence(column.getExplanation()), ExplanationJson.of(column.getExplanation()),
          column.getPValue(), column.getEffect(), column.getEffectLower(),
          column.getEffectUpper(), column.getDispersion(), column.getDispersionWindows());
      Set<String> measures = new HashSet<>();
      for (MeasureScore score : column.getScores()) {
        String measure = SinkText.key(score.getMeasure());
        if (measures.add(measure)) {
          scores.add(isNew, key.model(), key.version(), key.segment(), key.start(), name, measure, report.getRevision(),
              report.getPart(), score.getScore(), score.getLower(), score.getUpper(), score.getThreshold(),
              score.getPValue(), score.getDetected());
        }
      }
    }
  }

  /** Writes them; how many were inserted or replaced. */
  long write(Connection connection) throws SQLException {
    return columns.write(connection) + scores.write(connection);
  }

  private static @Nullable String cleanOrNull(@Nullable String text) {
    return text == null ? null : SinkText.clean(text);
  }

  private static @Nullable String sentence(@Nullable ColumnExplanation explanation) {
    return explanation == null ? null : SinkText.clean(explanation.getSentence());
  }

  private static double[] quantiles(List<Double> values) {
    double[] result = new double[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = values.get(i);
    }
    return result;
  }

  private record Category(String category, long count) {}

  private static String top(List<CategoryCount> top) {
    if (top.isEmpty()) {
      return "[]";
    }
    try {
      return JSON_TEXT.writeValueAsString(
          top.stream().map(c -> new Category(SinkText.clean(c.getCategory()), c.getCount())).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text and a number have a JSON form", e);
    }
  }
}

package io.driftmeter.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.driftmeter.core.evidently.EvidentlyVerdict;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What Evidently would say, for people and for programs; the latter is described by docs/compare-evidently.schema.json. */
final class EvidentlyOutput {
  private static final ObjectMapper JSON = JsonMapper.builder()
      .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final int WIDTH = 120;
  private static final int NAME = 30;
  private static final String LINE = "%-30s %-9s %-14s %12s %12s %12s %12s%n";

  private EvidentlyOutput() {}

  static String table(String current, String reference, EvidentlyComparison comparison) {
    Formatter text = new Formatter(new StringBuilder(), Locale.ROOT);
    text.format("%s against %s, as Evidently 0.7 would say by default: %s%n", current, reference,
        comparison.isDrift() ? "drifted" : "stable");
    text.format("%,d of %,d columns drifted; half of them make a drift. Every value was held in memory, %,d MB.%n%n",
        comparison.columnsDrifted(), comparison.verdicts().size(), megabytes(comparison.memory()));
    text.format(LINE, "column", "verdict", "test", "score", "threshold", "n", "m");
    for (EvidentlyComparison.Line line : comparison.columns()) {
      EvidentlyVerdict verdict = line.verdict();
      String name = Texts.fit(line.column().name(), NAME);
      if (verdict == null) {
        text.format("%s%n", Texts.fit("%-30s not judged: %s".formatted(name, line.reason()), WIDTH));
      } else {
        text.format(LINE, name, verdict.drifted() ? "drifted" : "stable", verdict.test().label(),
            "%.4g".formatted(verdict.score()),
            (verdict.test().isProbability() ? "p < " : ">= ") + verdict.test().threshold(),
            Texts.count(line.referenceRows()), Texts.count(line.rows()));
      }
    }
    text.format("%nn, m: values in the reference and in the current file, without nulls and infinities.%n"
        + "A fixed threshold means something else at every n and m; leave out --measures for calibrated verdicts.%n");
    return text.toString();
  }

  private static long megabytes(long bytes) {
    return Math.ceilDiv(bytes, 1_000_000);
  }

  private record Comparison(Side reference, Side current, boolean datasetDrift, int columnsJudged, int columnsDrifted,
      long memoryBytes, List<ColumnResult> columns) {}

  private record Side(String name, long rows) {}

  private record ColumnResult(String name, String type, long referenceRows, long rows, @Nullable String test,
      @Nullable Double score, @Nullable Double threshold, @Nullable Boolean drifted, @Nullable String reason) {}

  static String json(String current, String reference, EvidentlyComparison comparison) {
    Comparison result = new Comparison(new Side(reference, comparison.referenceRows()),
        new Side(current, comparison.rows()), comparison.isDrift(), comparison.verdicts().size(),
        comparison.columnsDrifted(), comparison.memory(),
        comparison.columns().stream().map(EvidentlyOutput::column).toList());
    try {
      return JSON.writeValueAsString(result) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a comparison that is no JSON", e);
    }
  }

  private static ColumnResult column(EvidentlyComparison.Line line) {
    EvidentlyVerdict verdict = line.verdict();
    String name = line.column().name();
    String type = line.column().type().label();
    return verdict == null
        ? new ColumnResult(name, type, line.referenceRows(), line.rows(), null, null, null, null, line.reason())
        : new ColumnResult(name, type, line.referenceRows(), line.rows(), verdict.test().label(), verdict.score(),
            verdict.test().threshold(), verdict.drifted(), null);
  }
}

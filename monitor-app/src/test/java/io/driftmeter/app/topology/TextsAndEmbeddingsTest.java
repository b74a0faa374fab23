package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.Verdict;
import io.driftmeter.schemas.avro.WindowReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A model that reads text, or is fed by another model, has no other columns to be watched by. */
class TextsAndEmbeddingsTest {
  private static final Duration A_MOMENT = Duration.ofMillis(1);
  private static final long WINDOW = 60_000;

  /** An event whose text ends in one of some words, and whose embedding leans so far in one direction. */
  private static void event(TestMonitor monitor, long at, Random random, String word, double lean) {
    monitor.event(at, String.format(Locale.ROOT, "\"t1\":\"the ride was %s%d\",\"v\":[%f,%f,%f]", word,
        random.nextInt(20), random.nextGaussian() + lean, random.nextGaussian(), random.nextGaussian() + 3));
  }

  private static ColumnReport column(WindowReport report, String name) {
    return report.getColumns().stream().filter(column -> column.getName().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void areFollowedFromTheEventToTheVerdict() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().column("t1", ColumnType.TEXT)
        .column("v", ColumnType.EMBEDDING).reference(new ReferenceConfig(null, 1, 100)).build())) {
      // Given
      Random random = new Random(1);
      for (int i = 0; i < 900; i++) {
        int window = i / 300;
        event(monitor, window * WINDOW + i % 300, random, window == 2 ? "rude" : "fine", window == 2 ? 2 : 0);
      }

      // When
      monitor.event(4 * WINDOW, "");
      monitor.pass(A_MOMENT);

      // Then
      List<WindowReport> reports = monitor.reports().stream().filter(report -> report.getRows() == 300).toList();
      assertThat(reports).extracting(WindowReport::getVerdict).containsExactly(Verdict.NO_REFERENCE, Verdict.STABLE,
          Verdict.DRIFTED);
      ColumnReport text = column(reports.getLast(), "t1");
      assertThat(text.getType()).isEqualTo("text");
      assertThat(text.getVerdict()).isEqualTo(Verdict.DRIFTED);
      assertThat(text.getReason()).startsWith("mmd ");
      assertThat(text.getScores()).extracting(score -> score.getMeasure()).contains("psi", "mmd", "new_words",
          "words_psi", "non_letters_psi");
      assertThat(text.getMax()).as("characters").isEqualTo(19);
      assertThat(text.getDistinct()).isBetween(19.0, 21.0);
      ColumnReport embedding = column(reports.getLast(), "v");
      assertThat(embedding.getType()).isEqualTo("embedding");
      assertThat(embedding.getVerdict()).isEqualTo(Verdict.DRIFTED);
      assertThat(embedding.getScores()).extracting(score -> score.getMeasure()).contains("mmd", "cosine");
      assertThat(embedding.getQuantiles()).hasSize(9);
    }
  }
}

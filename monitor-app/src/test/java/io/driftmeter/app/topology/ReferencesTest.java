package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.Verdict;
import io.driftmeter.schemas.avro.WindowReport;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a window is compared with. Each window here has the values 0, 1, 2, ... in its column, or others far from them. */
class ReferencesTest {
  private static final long MINUTE = 60_000;
  private static final Duration A_MOMENT = Duration.ofMillis(1);
  private static final double FAR = 1_000_000;

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void aReferenceIsLearnedFromEnoughWindowsOfEnoughRowsAndThenWindowsAreJudged(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(learning(2, 250).build(), guarantee)) {
      // Given a wall clock from which no event lies in the future
      monitor.pass(Duration.ofMinutes(2));
      window(monitor, 0, 100, 0);
      window(monitor, 1, 100, 0);
      window(monitor, 2, 100, 0);
      List<Reference> tooFewRows = monitor.read(TestMonitor.TOPICS.references(), Reference.class);
      close(monitor, 2);
      Reference learned = only(monitor.read(TestMonitor.TOPICS.references(), Reference.class));

      // When
      window(monitor, 3, 100, 0);
      window(monitor, 4, 100, FAR);
      close(monitor, 4);

      // Then
      assertThat(tooFewRows).isEmpty();
      assertThat(learned.getName()).isEqualTo("learned");
      assertThat(learned.getRows()).isEqualTo(300);
      assertThat(learned.getOrigin()).isEqualTo(
          "learned from 3 windows, 2025-03-01T00:00:00Z to 2025-03-01T00:03:00Z");
      List<WindowReport> reports = monitor.reports();
      assertThat(reports).extracting(WindowReport::getVerdict).containsExactly(Verdict.NO_REFERENCE,
          Verdict.NO_REFERENCE, Verdict.NO_REFERENCE, Verdict.STABLE, Verdict.DRIFTED);
      assertThat(reports.getLast().getReference()).isEqualTo("learned");
      assertThat(reports.getLast().getReferenceRows()).isEqualTo(300);
      ColumnReport column = only(reports.getLast().getColumns());
      assertThat(column.getName()).isEqualTo("x");
      assertThat(column.getVerdict()).isEqualTo(Verdict.DRIFTED);
      assertThat(monitor.read(TestMonitor.TOPICS.references(), Reference.class)).isEmpty();
    }
  }

  @Test
  void eachSegmentLearnsAReferenceOfItsOwn() {
    try (TestMonitor monitor = new TestMonitor(learning(1, 50).segments("g").build())) {
      // Given
      for (int i = 0; i < 100; i++) {
        monitor.event(i, "\"x\":%d,\"g\":\"%s\"".formatted(i, i % 2 == 0 ? "even" : "odd"));
      }

      // When
      close(monitor, 0);

      // Then
      assertThat(monitor.read(TestMonitor.TOPICS.references(), Reference.class))
          .extracting(reference -> reference.getSegment() + " " + reference.getRows())
          .containsExactlyInAnyOrder("all 100", "g=even 50", "g=odd 50");
    }
  }

  @Test
  void aBuiltReferenceTakesForceWhenItArrivesAndTheNewestCounts() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      window(monitor, 0, 100, 0);
      close(monitor, 0);

      // When
      monitor.reference("credit", Windows.reference("2023", 1_000, 100));
      window(monitor, 1, 100, 0);
      close(monitor, 1);
      monitor.reference("credit", Windows.reference("2024", 2_000, 200));
      monitor.reference("credit", Windows.reference("2022", 500, 300));
      window(monitor, 2, 100, FAR);
      close(monitor, 2);

      // Then
      List<WindowReport> reports = monitor.reports();
      assertThat(reports).extracting(WindowReport::getReference).containsExactly(null, "2023", "2024");
      assertThat(reports).extracting(WindowReport::getVerdict).containsExactly(Verdict.NO_REFERENCE, Verdict.STABLE,
          Verdict.DRIFTED);
      assertThat(reports.getLast().getReferenceRows()).isEqualTo(200);
    }
  }

  @Test
  void aNamedReferenceCountsHoweverOldItIs() {
    try (TestMonitor monitor = new TestMonitor(named("2023").build())) {
      // Given
      monitor.reference("credit", Windows.reference("2023", 1_000, 100));
      monitor.reference("credit", Windows.reference("2024", 2_000, 200));

      // When
      window(monitor, 0, 100, 0);
      close(monitor, 0);

      // Then
      assertThat(only(monitor.reports()).getReference()).isEqualTo("2023");
    }
  }

  @Test
  void aNamedReferenceThatIsMissingIsSaidToBeAndNoneIsLearnedInItsPlace() {
    try (TestMonitor monitor = new TestMonitor(named("2023").build())) {
      // Given
      monitor.reference("credit", Windows.reference("2024", 2_000, 200));
      monitor.reference("other", Windows.reference("2023", 1_000, 100));

      // When
      window(monitor, 0, 100, 0);
      window(monitor, 1, 100, 0);
      close(monitor, 1);

      // Then
      assertThat(monitor.reports()).hasSize(2).allSatisfy(report -> {
        assertThat(report.getVerdict()).isEqualTo(Verdict.NO_REFERENCE);
        assertThat(report.getReference()).isNull();
        assertThat(report.getReason()).contains("no reference");
      });
      assertThat(monitor.read(TestMonitor.TOPICS.references(), Reference.class)).isEmpty();
    }
  }

  private static TestModel learning(int windows, long rows) {
    return new TestModel().reference(new ReferenceConfig(null, windows, rows));
  }

  private static TestModel named(String name) {
    return new TestModel().reference(new ReferenceConfig(name, 1, 1));
  }

  private static void window(TestMonitor monitor, int window, int rows, double from) {
    for (int i = 0; i < rows; i++) {
      monitor.event(window * MINUTE + i, "\"x\":" + (from + i));
    }
    monitor.pass(A_MOMENT);
  }

  /** Closes the window by an event of the next one, before the values that this will have. */
  private static void close(TestMonitor monitor, int window) {
    monitor.event((window + 1) * MINUTE + 10_000, "");
    monitor.pass(A_MOMENT);
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}

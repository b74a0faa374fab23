package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.schemas.avro.Blame;
import io.driftmeter.schemas.avro.BlamedSlice;
import io.driftmeter.schemas.avro.ColumnExplanation;
import io.driftmeter.schemas.avro.Verdict;
import io.driftmeter.schemas.avro.WindowReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

/**
 * Who is to blame for a drift. Each event has a distance of 10 to 20 miles, of two vendors by turns; in places it is given
 * in kilometres.
 */
class CausesTest {
  private static final long MINUTE = 60_000;
  private static final int ROWS = 1_000;
  private static final double KILOMETRES = 1.609;

  @Test
  void aDriftInOneSegmentIsBlamedOnThatSegment() {
    try (TestMonitor monitor = new TestMonitor(model().segments("vendor", "half").build())) {
      // Given
      window(monitor, 0, 1, 1);
      close(monitor, 0);

      // When
      window(monitor, 1, 1, KILOMETRES);
      close(monitor, 1);

      // Then
      WindowReport report = of(monitor.reports(), "all", 1);
      ColumnExplanation explanation = distance(report);
      assertThat(explanation.getBlame()).singleElement().satisfies(blame -> {
        assertThat(blame.getDimension()).isEqualTo("segment");
        assertThat(blame.getName()).isEqualTo("vendor");
        assertThat(blame.getSlices()).extracting(BlamedSlice::getValue).containsExactly("2");
        assertThat(blame.getSlices().getFirst().getRows()).isEqualTo(ROWS / 2);
        assertThat(blame.getQuiet()).isEqualTo(1);
      });
      assertThat(explanation.getDirection()).isEqualTo("up");
      assertThat(explanation.getSentence()).startsWith("distance moved up: ")
          .endsWith(", from 2025-03-01 00:01 UTC, only vendor=2");
      assertThat(report.getReason()).startsWith(explanation.getSentence() + "; 1 of ");
    }
  }

  @Test
  void aDriftEverywhereBlamesNobody() {
    try (TestMonitor monitor = new TestMonitor(model().segments("vendor", "half").build())) {
      // Given
      window(monitor, 0, 1, 1);
      close(monitor, 0);

      // When
      window(monitor, 1, KILOMETRES, KILOMETRES);
      close(monitor, 1);

      // Then
      ColumnExplanation explanation = distance(of(monitor.reports(), "all", 1));
      assertThat(explanation.getBlame()).isEmpty();
      assertThat(explanation.getSentence()).contains("every quantile times about 1.6");
    }
  }

  @Test
  void aNewProducerThatCountsInAnotherUnitIsBlamedForAsLongAsItLasts() {
    try (TestMonitor monitor = new TestMonitor(model().producerHeader("producer").build())) {
      // Given
      produced(monitor, 0, "etl-1", 1);
      produced(monitor, 1, "etl-1", 1);
      close(monitor, 1);

      // When
      produced(monitor, 2, "etl-2", KILOMETRES);
      produced(monitor, 3, "etl-2", KILOMETRES);
      close(monitor, 3);

      // Then
      List<WindowReport> reports = monitor.reports();
      for (int minute = 2; minute <= 3; minute++) {
        ColumnExplanation explanation = distance(of(reports, "all", minute));
        assertThat(explanation.getSentence()).endsWith(", from 2025-03-01 00:02 UTC, since producer etl-2");
        Blame blame = explanation.getBlame().getFirst();
        assertThat(blame.getDimension()).isEqualTo("producer");
        assertThat(blame.getSince()).isEqualTo(TestMonitor.START.plusMillis(2 * MINUTE));
      }
    }
  }

  @Test
  void aProducerThatWasThereBeforeIsNotBlamed() {
    try (TestMonitor monitor = new TestMonitor(model().producerHeader("producer").build())) {
      // Given a wall clock from which no event lies in the future
      monitor.pass(Duration.ofMinutes(2));
      produced(monitor, 0, "etl-1", 1);
      produced(monitor, 1, "etl-2", 1);
      close(monitor, 1);

      // When
      produced(monitor, 2, "etl-2", 1);
      produced(monitor, 3, "etl-2", 1);
      produced(monitor, 4, "etl-2", KILOMETRES);
      close(monitor, 4);

      // Then
      assertThat(distance(of(monitor.reports(), "all", 4)).getBlame()).isEmpty();
    }
  }

  @Test
  void aNewVersionBesideTheOldOneIsBlamed() {
    try (TestMonitor monitor = new TestMonitor(model().version("v").build())) {
      // Given
      versioned(monitor, 0, "6", 1);
      close(monitor, 0);

      // When
      versioned(monitor, 1, "6", 1);
      versioned(monitor, 1, "7", KILOMETRES);
      close(monitor, 1);

      // Then
      WindowReport report = monitor.reports().stream().filter(each -> each.getVersion().equals("7")).findFirst()
          .orElseThrow();
      assertThat(distance(report).getSentence()).endsWith(", only version 7");
    }
  }

  @Test
  void aDriftInOnePartitionIsBlamedOnItAlsoWhenMoreOfTheWindowComesLater() {
    try (TestMonitor monitor = new TestMonitor(model().build())) {
      // Given
      window(monitor, 0, 1, 1);
      close(monitor, 0);
      window(monitor, 1, 1, 1);

      // When
      Windows.partials(MINUTE, 999, kilometres()).forEach(monitor::partial);
      monitor.partial(Windows.progress(2 * MINUTE, false));
      close(monitor, 1);
      monitor.event(MINUTE + 30_000, "\"distance\":15,\"vendor\":\"1\"");
      monitor.pass(Duration.ofMillis(1));

      // Then
      List<WindowReport> revisions = monitor.reports().stream().filter(report -> isOf(report, "all", 1)).toList();
      assertThat(revisions).extracting(WindowReport::getRevision).containsExactly(0, 1);
      assertThat(revisions).allSatisfy(
          report -> assertThat(distance(report).getSentence()).endsWith(", only partition 1"));
    }
  }

  private static TestModel model() {
    return new TestModel().reference(new ReferenceConfig(null, 1, 100));
  }

  /** A minute of both vendors, each of whom multiplies the miles. */
  private static void window(TestMonitor monitor, long minute, double first, double second) {
    for (int i = 0; i < ROWS; i++) {
      boolean isFirst = i % 2 == 0;
      monitor.event(minute * MINUTE + i, "\"distance\":%s,\"vendor\":\"%d\",\"half\":\"%d\""
          .formatted(miles(i / 2) * (isFirst ? first : second), isFirst ? 1 : 2, i / 2 % 2));
    }
  }

  private static void versioned(TestMonitor monitor, long minute, String version, double factor) {
    for (int i = 0; i < ROWS; i++) {
      monitor.event(minute * MINUTE + i, "\"distance\":%s,\"v\":\"%s\"".formatted(miles(i) * factor, version));
    }
  }

  private static void produced(TestMonitor monitor, long minute, String producer, double factor) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("producer", producer.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < ROWS; i++) {
      long time = TestMonitor.START.toEpochMilli() + minute * MINUTE + i;
      monitor.record(new TestRecord<>(null, "{\"t\":%d,\"distance\":%s}".formatted(time, miles(i) * factor)
          .getBytes(StandardCharsets.UTF_8), headers, TestMonitor.START));
    }
  }

  private static WindowProfile kilometres() {
    Columns columns = Columns.of(List.of(Column.numeric("distance")));
    Row row = new Row(columns);
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    for (int i = 0; i < ROWS; i++) {
      row.clear();
      row.setNumber(0, miles(i) * KILOMETRES);
      profile.update(row, i, false);
    }
    return profile;
  }

  /** Spread evenly, in no order. */
  private static double miles(int i) {
    return 10 + i * 617 % 1_000 / 100.0;
  }

  private static void close(TestMonitor monitor, long minute) {
    monitor.event((minute + 1) * MINUTE + 20_000, "\"t2\":1");
    monitor.pass(Duration.ofMillis(1));
  }

  private static WindowReport of(List<WindowReport> reports, String segment, long minute) {
    return reports.stream().filter(report -> isOf(report, segment, minute)).findFirst().orElseThrow();
  }

  private static boolean isOf(WindowReport report, String segment, long minute) {
    return report.getSegment().equals(segment)
        && report.getWindowStart().equals(TestMonitor.START.plusMillis(minute * MINUTE));
  }

  private static ColumnExplanation distance(WindowReport report) {
    assertThat(report.getVerdict()).as(report.getReason()).isEqualTo(Verdict.DRIFTED);
    return report.getColumns().stream().filter(column -> column.getName().equals("distance"))
        .map(column -> Objects.requireNonNull(column.getExplanation())).findFirst().orElseThrow();
  }
}

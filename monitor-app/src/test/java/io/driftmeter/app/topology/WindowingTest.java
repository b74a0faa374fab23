package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.WindowReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which window an event counts in, and when the window is reported. Windows of a minute, ten seconds of grace. */
class WindowingTest {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void aWindowHoldsItsFirstMillisecondAndNotItsEnd(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build(), guarantee)) {
      // Given
      monitor.event(0, "\"x\":1");
      monitor.event(MINUTE - 1, "\"x\":2");
      monitor.event(MINUTE, "\"x\":3");

      // When
      monitor.event(2 * MINUTE + 10 * SECOND, "\"x\":4");
      monitor.pass(A_MOMENT);

      // Then
      List<WindowReport> reports = monitor.reports();
      assertThat(reports).extracting(WindowReport::getRows).containsExactly(2L, 1L);
      assertThat(reports).extracting(WindowReport::getWindowStart).containsExactly(TestMonitor.START,
          TestMonitor.START.plusMillis(MINUTE));
      assertThat(reports.getFirst().getWindowEnd()).isEqualTo(TestMonitor.START.plusMillis(MINUTE));
      assertThat(reports.getFirst().getColumns().getFirst().getMax()).isEqualTo(2);
      assertThat(reports).allMatch(WindowReport::getComplete);
    }
  }

  @Test
  void aWindowStaysOpenForTheGraceOfEventTime() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.event(0, "\"x\":1");
      monitor.event(MINUTE + 10 * SECOND - 1, "\"x\":1");
      monitor.pass(A_MOMENT);
      List<WindowReport> before = monitor.reports();
      monitor.event(1, "\"x\":1");

      // When
      monitor.event(MINUTE + 10 * SECOND, "\"x\":1");
      monitor.pass(A_MOMENT);

      // Then
      assertThat(before).isEmpty();
      WindowReport report = only(monitor.reports());
      assertThat(report.getRows()).isEqualTo(2);
      assertThat(report.getLateRows()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void aLateEventMakesAFurtherRevisionWithAllRows(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build(), guarantee)) {
      // Given
      monitor.event(0, "\"x\":1");
      monitor.event(MINUTE + 10 * SECOND, "\"x\":1");
      monitor.pass(A_MOMENT);
      WindowReport first = only(monitor.reports());

      // When
      monitor.event(5 * SECOND, "\"x\":7");
      monitor.event(6 * SECOND, "\"x\":8");
      monitor.pass(A_MOMENT);

      // Then
      WindowReport second = only(monitor.reports());
      assertThat(List.of(first.getRevision(), second.getRevision())).containsExactly(0, 1);
      assertThat(List.of(first.getRows(), second.getRows())).containsExactly(1L, 3L);
      assertThat(List.of(first.getLateRows(), second.getLateRows())).containsExactly(0L, 2L);
      assertThat(second.getColumns().getFirst().getMax()).isEqualTo(8);
      assertThat(monitor.count("driftmeter.events.late", "model", "credit")).isEqualTo(2);
    }
  }

  @Test
  void anEventOfTheLastMomentOfTheLateHorizonCountsAndOneAfterItIsADeadLetter() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.pass(Duration.ofHours(2));
      monitor.event(MINUTE + HOUR - 1, "\"x\":1");
      monitor.event(0, "\"x\":1");

      // When
      monitor.event(MINUTE + HOUR, "\"x\":1");
      monitor.event(1, "\"x\":1");
      monitor.pass(A_MOMENT);

      // Then
      assertThat(monitor.reports()).filteredOn(report -> report.getWindowStart().equals(TestMonitor.START))
          .extracting(WindowReport::getRows).containsExactly(1L);
      TestRecord<byte[], byte[]> dead = only(monitor.readRaw(TestMonitor.TOPICS.deadLetters()));
      assertThat(header(dead, "driftmeter.reason")).isEqualTo("too_late");
      assertThat(header(dead, "driftmeter.detail")).contains("late horizon of PT1H");
      assertThat(monitor.count("driftmeter.dead.letters", "reason", "too_late")).isEqualTo(1);
    }
  }

  @Test
  void aSilentPartitionClosesItsWindowOnceTheWallClockHasPassedItsEndAndGrace() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.event(0, "\"x\":1");
      monitor.pass(Duration.ofSeconds(65));
      List<WindowReport> silentLongEnoughButNotOver = monitor.reports();

      // When
      monitor.pass(Duration.ofSeconds(5));

      // Then
      assertThat(silentLongEnoughButNotOver).isEmpty();
      WindowReport report = only(monitor.reports());
      assertThat(report.getRows()).isEqualTo(1);
      assertThat(report.getComplete()).isTrue();
    }
  }

  @Test
  void whileEventsComeTheWallClockClosesNothing() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.event(0, "\"x\":1");

      // When
      for (int i = 0; i < 10; i++) {
        monitor.pass(Duration.ofSeconds(20));
        monitor.event(i, "\"x\":1");
      }

      // Then
      assertThat(monitor.reports()).isEmpty();
    }
  }

  @Test
  void eventsAfterASilentPartitionClosedTheWindowAreAddedToIt() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.event(0, "\"x\":1");
      monitor.pass(Duration.ofSeconds(71));
      WindowReport first = only(monitor.reports());

      // When
      monitor.event(30 * SECOND, "\"x\":1");
      monitor.pass(Duration.ofSeconds(31));

      // Then
      WindowReport second = only(monitor.reports());
      assertThat(first.getRows()).isEqualTo(1);
      assertThat(second.getRows()).isEqualTo(2);
      assertThat(second.getRevision()).isEqualTo(1);
    }
  }

  @Test
  void anEventFromTheFutureCountsInThePresentAndIsCounted() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      long tolerated = 5 * MINUTE;
      monitor.event(10 * SECOND, "\"x\":1");

      // When
      monitor.event(tolerated + 1, "\"x\":2");
      monitor.event(12 * SECOND, "\"x\":3");
      monitor.event(tolerated, "\"x\":4");
      monitor.pass(A_MOMENT);

      // Then
      WindowReport report = only(monitor.reports());
      assertThat(report.getWindowStart()).isEqualTo(TestMonitor.START);
      assertThat(report.getRows()).isEqualTo(3);
      assertThat(report.getLateRows()).isZero();
      assertThat(monitor.count("driftmeter.events.clamped", "topic", TestMonitor.TOPIC)).isEqualTo(1);
    }
  }

  @Test
  void aFirstEventFromTheFutureCountsAtTheWallClock() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.event(24 * HOUR, "\"x\":2");

      // When
      monitor.pass(Duration.ofSeconds(71));

      // Then
      assertThat(only(monitor.reports()).getWindowStart()).isEqualTo(TestMonitor.START);
    }
  }

  @Test
  void nineteenSeventyIsATimeLikeAnyOtherAndNothingBeforeItIs() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      long epoch = -TestMonitor.START.toEpochMilli();
      monitor.event(epoch, "\"x\":1");
      monitor.event(epoch - 1, "\"x\":1");

      // When
      monitor.pass(Duration.ofSeconds(31));

      // Then
      WindowReport report = only(monitor.reports());
      assertThat(report.getWindowStart().toEpochMilli()).isZero();
      assertThat(report.getRows()).isEqualTo(1);
      TestRecord<byte[], byte[]> dead = only(monitor.readRaw(TestMonitor.TOPICS.deadLetters()));
      assertThat(header(dead, "driftmeter.reason")).isEqualTo("bad_event_time");
      assertThat(header(dead, "driftmeter.detail")).contains("before 1970");
    }
  }

  @Test
  void underExactlyOnceAPartialLeavesAtOnceAndUnderAtLeastOnceNotBeforeACommit() {
    // Given
    for (String guarantee : List.of(StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE)) {
      try (TestMonitor monitor = new TestMonitor(new TestModel().build(), guarantee)) {
        monitor.event(0, "\"x\":1");

        // When
        monitor.event(MINUTE + 10 * SECOND, "\"x\":1");
        long atOnce = chunks(monitor);
        monitor.tick();
        long afterTheCommit = chunks(monitor);
        monitor.tick();
        monitor.tick();

        // Then
        boolean exactlyOnce = guarantee.equals(StreamsConfig.EXACTLY_ONCE_V2);
        assertThat(atOnce).as(guarantee).isEqualTo(exactlyOnce ? 1 : 0);
        assertThat(afterTheCommit).as(guarantee).isEqualTo(exactlyOnce ? 0 : 1);
        assertThat(chunks(monitor)).as("sent again, %s", guarantee).isZero();
        assertThat(monitor.keysOf("windows-predictions")).as("open windows, %s", guarantee).hasSize(1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void nothingIsKeptOfAWindowBeyondTheLateHorizon(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build(), guarantee)) {
      // Given
      monitor.reference("credit", Windows.reference("2024", 1, 100));
      monitor.event(0, "\"x\":1");
      monitor.pass(Duration.ofHours(3));
      int known = monitor.keysOf("statuses").size();
      boolean partsBefore = monitor.isEmpty("parts");

      // When
      monitor.event(MINUTE + HOUR + 10 * SECOND, "\"x\":1");
      monitor.pass(Duration.ofSeconds(11));
      monitor.pass(Duration.ofSeconds(11));

      // Then
      assertThat(known).isEqualTo(1);
      assertThat(partsBefore).isFalse();
      assertThat(monitor.keysOf("statuses")).isEmpty();
      assertThat(monitor.isEmpty("parts")).isTrue();
      assertThat(monitor.reports()).hasSize(1);
    }
  }

  private static long chunks(TestMonitor monitor) {
    return monitor.read(TestMonitor.TOPICS.partials(), Partial.class).stream()
        .filter(partial -> partial.getChunk() != null).count();
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}

package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.AlertColumn;
import io.driftmeter.schemas.avro.AlertState;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From events to alerts: whoever is on call is woken once, told what goes on, and told when it is over. */
class AlarmsTest {
  private static final long MINUTE = 60_000;
  private static final int ROWS = 500;
  private static final double DRIFT = 1;

  private final RandomGenerator random = new SplittableRandom(1);

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void aDriftIsOneAlertThatOpensIsUpdatedAndCloses(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(learning().build(), guarantee)) {
      // Given
      begin(monitor);
      windows(monitor, 0, 8, 0, "a");
      List<Alert> before = alerts(monitor);
      double openBefore = open(monitor);

      // When
      windows(monitor, 8, 3, DRIFT, "a");
      List<Alert> during = alerts(monitor);
      double openDuring = open(monitor);
      windows(monitor, 11, 5, 0, "a");

      // Then
      assertThat(before).isEmpty();
      assertThat(openBefore).isZero();
      assertThat(openDuring).isEqualTo(1);
      assertThat(open(monitor)).isZero();
      List<Alert> all = Stream.concat(during.stream(), alerts(monitor).stream()).toList();
      assertThat(all).extracting(Alert::getState).containsExactly(AlertState.OPENED, AlertState.UPDATED,
          AlertState.UPDATED, AlertState.UPDATED, AlertState.UPDATED, AlertState.CLOSED);
      assertThat(all).extracting(Alert::getId).containsOnly(all.getFirst().getId());
      Alert closed = all.getLast();
      assertThat(closed.getOpenedAt()).isEqualTo(TestMonitor.START.plusMillis(8 * MINUTE));
      assertThat(closed.getWindowEnd()).isEqualTo(TestMonitor.START.plusMillis(14 * MINUTE));
      assertThat(closed.getColumns()).extracting(AlertColumn::getName).containsExactly("x");
      assertThat(closed.getCause())
          .startsWith("x moved up: median")
          .endsWith("; alarmed from 2025-03-01T00:08:00Z to 2025-03-01T00:14:00Z");
      assertThat(monitor.count("driftmeter.alerts.opened", "model", "credit")).isEqualTo(1);
    }
  }

  @Test
  void cleanTrafficAlarmsNobody() {
    try (TestMonitor monitor = new TestMonitor(learning().segments("A").build())) {
      // Given
      begin(monitor);

      // When
      windows(monitor, 0, 40, 0, "a", "b");

      // Then
      assertThat(alerts(monitor)).isEmpty();
      assertThat(monitor.reports()).hasSizeGreaterThan(100);
    }
  }

  @Test
  void aDriftOfAllTheTrafficIsAlarmedOnceAndItsSegmentsAreNamed() {
    try (TestMonitor monitor = new TestMonitor(learning().segments("A").build())) {
      // Given segments whose names sort before that of the whole
      begin(monitor);
      windows(monitor, 0, 6, 0, "a", "b");

      // When
      windows(monitor, 6, 3, DRIFT, "a", "b");

      // Then
      List<Alert> alerts = alerts(monitor);
      assertThat(alerts).extracting(Alert::getSegment).containsOnly("all");
      assertThat(alerts.getLast().getSegments()).containsExactly("A=a", "A=b");
      assertThat(alerts.getLast().getCause()).contains("; in A=a, A=b; alarmed from");
    }
  }

  @Test
  void aDriftOfOneSegmentIsAlarmedForThatSegment() {
    try (TestMonitor monitor = new TestMonitor(learning().segments("A").build())) {
      // Given
      begin(monitor);
      windows(monitor, 0, 6, 0, "a", "b", "c", "d", "e", "f", "g", "h", "i");

      // When
      for (int window = 6; window < 9; window++) {
        for (String segment : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
          rows(monitor, window, 0, segment);
        }
        rows(monitor, window, 4, "i");
        monitor.pass(Duration.ofMillis(1));
      }
      windows(monitor, 9, 1, 0, "a");

      // Then
      assertThat(alerts(monitor)).extracting(Alert::getSegment).contains("A=i").isSubsetOf("A=i", "all");
    }
  }

  @Test
  void anotherReferenceClosesWhatTheOneBeforeItOpened() {
    try (TestMonitor monitor = new TestMonitor(learning().build())) {
      // Given
      begin(monitor);
      windows(monitor, 0, 8, 0, "a");
      windows(monitor, 8, 3, DRIFT, "a");
      alerts(monitor);

      // When
      monitor.reference("credit", Windows.reference("newer", TestMonitor.START.plusMillis(99 * MINUTE).toEpochMilli(),
          100));
      windows(monitor, 11, 2, 0, "a");

      // Then the values 0, 1, 2, ... of the new reference differ from those of the windows
      assertThat(alerts(monitor)).extracting(Alert::getState).startsWith(AlertState.CLOSED, AlertState.OPENED);
    }
  }

  private static TestModel learning() {
    return new TestModel().reference(new ReferenceConfig(null, 3, 1));
  }

  /** A wall clock from which no event lies in the future. */
  private static void begin(TestMonitor monitor) {
    monitor.pass(Duration.ofMinutes(60));
  }

  /** So many windows with standard normal values shifted by so much, each followed by the first event of the next. */
  private void windows(TestMonitor monitor, int first, int count, double shift, String... segments) {
    for (int window = first; window < first + count; window++) {
      for (String segment : segments) {
        rows(monitor, window, shift, segment);
      }
      monitor.event((window + 1) * MINUTE + 10_000, "");
      monitor.pass(Duration.ofMillis(1));
    }
  }

  private void rows(TestMonitor monitor, int window, double shift, String segment) {
    for (int i = 0; i < ROWS; i++) {
      monitor.event(window * MINUTE + 20_000 + i,
          "\"x\":%s,\"A\":\"%s\"".formatted(random.nextGaussian() + shift, segment));
    }
  }

  private static List<Alert> alerts(TestMonitor monitor) {
    return monitor.read(TestMonitor.TOPICS.alerts(), Alert.class);
  }

  private static double open(TestMonitor monitor) {
    return monitor.metrics.get("driftmeter.alerts.open").gauge().value();
  }
}

package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.WindowReport;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a window of several partitions is reported: partition 0 sends events here, partition 1 is played by its partials. */
class CompletenessTest {
  private static final long MINUTE = 60_000;
  private static final long CLOSES_THE_FIRST = MINUTE + 10_000;
  private static final Duration A_MOMENT = Duration.ofMillis(1);
  private static final Duration COMPLETENESS_TIMEOUT = Duration.ofSeconds(30);

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void aWindowWaitsForEveryPartitionThatIsKnown(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build(), guarantee)) {
      // Given
      monitor.partial(Windows.progress(0, false));
      monitor.event(0, "\"x\":1");
      monitor.event(CLOSES_THE_FIRST, "\"x\":1");
      monitor.pass(A_MOMENT);
      List<WindowReport> beforePartitionOne = monitor.reports();

      // When
      monitor.partial(Windows.partial(0, 40, 5, 0));
      monitor.pass(A_MOMENT);
      List<WindowReport> beforeItHasPassed = monitor.reports();
      monitor.partial(Windows.progress(MINUTE, false));
      monitor.pass(A_MOMENT);

      // Then
      assertThat(beforePartitionOne).isEmpty();
      assertThat(beforeItHasPassed).isEmpty();
      WindowReport report = only(monitor.reports());
      assertThat(report.getRows()).isEqualTo(6);
      assertThat(report.getComplete()).isTrue();
      assertThat(report.getRevision()).isZero();
    }
  }

  @Test
  void anIdlePartitionHoldsNothingBack() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.partial(Windows.progress(0, false));
      monitor.event(0, "\"x\":1");
      monitor.event(CLOSES_THE_FIRST, "\"x\":1");

      // When
      monitor.partial(Windows.progress(0, true));
      monitor.pass(A_MOMENT);

      // Then
      assertThat(only(monitor.reports()).getComplete()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void afterTheTimeoutItIsReportedAsIncompleteAndAgainOnceAllHavePassed(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build(), guarantee)) {
      // Given
      monitor.partial(Windows.progress(0, false));
      monitor.event(0, "\"x\":1");
      monitor.event(CLOSES_THE_FIRST, "\"x\":1");
      monitor.pass(COMPLETENESS_TIMEOUT.minusSeconds(3));
      List<WindowReport> before = monitor.reports();
      monitor.pass(Duration.ofSeconds(3));
      WindowReport incomplete = only(monitor.reports());

      // When
      monitor.partial(Windows.partial(0, 40, 5, MINUTE));
      monitor.pass(A_MOMENT);

      // Then
      assertThat(before).isEmpty();
      assertThat(incomplete.getComplete()).isFalse();
      assertThat(incomplete.getRows()).isEqualTo(1);
      WindowReport complete = only(monitor.reports());
      assertThat(complete.getComplete()).isTrue();
      assertThat(complete.getRows()).isEqualTo(6);
      assertThat(complete.getRevision()).isEqualTo(1);
    }
  }

  @Test
  void whatComesOfAWindowThatLongSilenceHasForgottenDoesNotReplaceItsVerdict() {
    // A window that a reference is to be learned from is not forgotten: here there is nothing to learn.
    try (TestMonitor monitor = new TestMonitor(new TestModel().reference(new ReferenceConfig("built", 1, 1)).build())) {
      // Given
      monitor.event(0, "\"x\":1");
      monitor.event(CLOSES_THE_FIRST, "\"x\":1");
      monitor.partial(Windows.partial(0, 40, 5, MINUTE));
      monitor.partial(Windows.progress(MINUTE, true));
      monitor.pass(A_MOMENT);
      WindowReport verdict = only(monitor.reports());
      monitor.pass(Duration.ofHours(2));
      monitor.pass(Duration.ofHours(2));
      monitor.reports();

      // When
      monitor.partial(Windows.partial(0, 50, 1, MINUTE));
      monitor.pass(COMPLETENESS_TIMEOUT);

      // Then
      assertThat(verdict.getRows()).isEqualTo(6);
      assertThat(monitor.reports()).isEmpty();
    }
  }

  @Test
  void aWindowThatTurnsOutToBeCompleteIsSaidToBeSo() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.partial(Windows.progress(0, false));
      monitor.event(0, "\"x\":1");
      monitor.event(CLOSES_THE_FIRST, "\"x\":1");
      monitor.pass(COMPLETENESS_TIMEOUT);
      WindowReport incomplete = only(monitor.reports());

      // When
      monitor.partial(Windows.progress(MINUTE, false));
      monitor.pass(A_MOMENT);

      // Then
      WindowReport complete = only(monitor.reports());
      assertThat(List.of(incomplete.getRows(), complete.getRows())).containsOnly(1L);
      assertThat(complete.getRevision()).isEqualTo(1);
      assertThat(complete.getComplete()).isTrue();
    }
  }

  @Test
  void aPartialThatComesAgainAddsNothing() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      Partial partial = Windows.partial(0, 40, 5, MINUTE);
      monitor.partial(partial);
      monitor.event(0, "\"x\":1");
      monitor.event(CLOSES_THE_FIRST, "\"x\":1");
      monitor.pass(A_MOMENT);
      WindowReport before = only(monitor.reports());

      // When
      monitor.partial(partial);
      monitor.partial(Windows.partial(0, 41, 1, MINUTE));
      monitor.pass(A_MOMENT);

      // Then
      assertThat(before.getRows()).isEqualTo(6);
      assertThat(only(monitor.reports()).getRows()).isEqualTo(7);
    }
  }

  @Test
  void aPartialOfATopicThatIsNotConfiguredIsLeftOut() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      Partial partial = Windows.partial(0, 40, 5, MINUTE);
      partial.setSourceTopic("elsewhere");

      // When
      monitor.partial(partial);
      monitor.pass(COMPLETENESS_TIMEOUT);

      // Then
      assertThat(monitor.reports()).isEmpty();
      assertThat(monitor.isEmpty("parts")).isTrue();
    }
  }

  private static <T> T only(List<T> all) {
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}

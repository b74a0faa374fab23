package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.schemas.avro.WindowReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How the events of one topic are told apart: by model, version and segment. */
class SlicesTest {
  private static final long CLOSES_THE_FIRST = 70_000;
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @Test
  void everySegmentIsReportedBesideTheWhole() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().segments("country", "premium").build())) {
      // Given
      monitor.event(0, "\"country\":\"de\",\"premium\":true");
      monitor.event(1, "\"country\":\"de\",\"premium\":false");
      monitor.event(2, "\"country\":null,\"premium\":true");
      monitor.event(3, "\"premium\":true");

      // When
      monitor.event(CLOSES_THE_FIRST, "");
      monitor.pass(A_MOMENT);

      // Then
      assertThat(monitor.reports()).extracting(WindowReport::getSegment, WindowReport::getRows)
          .containsExactlyInAnyOrder(tuple("all", 4L), tuple("country=de", 2L), tuple("country=(none)", 2L),
              tuple("premium=true", 3L), tuple("premium=false", 1L));
    }
  }

  @Test
  void valuesBeyondTheCapShareASegment() {
    try (TestMonitor monitor = new TestMonitor(
        new TestModel().segments("country").profile(new ProfileConfig(512, 1000, 2)).build())) {
      // Given
      monitor.event(0, "\"country\":\"de\"");
      monitor.event(1, "\"country\":\"fr\"");
      monitor.event(2, "\"country\":\"it\"");
      monitor.event(3, "\"country\":\"pl\"");
      monitor.event(4, "\"country\":\"fr\"");
      monitor.event(5, "");

      // When
      monitor.event(CLOSES_THE_FIRST, "");
      monitor.pass(A_MOMENT);

      // Then
      assertThat(monitor.reports()).extracting(WindowReport::getSegment, WindowReport::getRows)
          .containsExactlyInAnyOrder(tuple("all", 6L), tuple("country=de", 1L), tuple("country=fr", 2L),
              tuple("country=(other)", 2L), tuple("country=(none)", 1L));
    }
  }

  @Test
  void aNumberNamesASegmentAsItIsWritten() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().segments("floor").build())) {
      // Given
      monitor.event(0, "\"floor\":3");
      monitor.event(1, "\"floor\":3.0");
      monitor.event(2, "\"floor\":-0.5");

      // When
      monitor.event(CLOSES_THE_FIRST, "");
      monitor.pass(A_MOMENT);

      // Then
      assertThat(monitor.reports()).extracting(WindowReport::getSegment, WindowReport::getRows)
          .containsExactlyInAnyOrder(tuple("all", 3L), tuple("floor=3", 2L), tuple("floor=-0.5", 1L));
    }
  }

  @Test
  void modelsOfATopicAndTheirVersionsAreApart() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().modelPath("m").version("v").build())) {
      // Given
      monitor.event(0, "\"m\":\"eta\",\"v\":\"1\",\"x\":1");
      monitor.event(1, "\"m\":\"eta\",\"v\":\"2\",\"x\":1");
      monitor.event(2, "\"m\":\"eta\",\"v\":\"2\",\"x\":1");
      monitor.event(3, "\"m\":\"fraud\",\"x\":1");
      monitor.event(4, "\"v\":\"7\",\"x\":1");

      // When
      monitor.event(CLOSES_THE_FIRST, "\"x\":1");
      monitor.pass(A_MOMENT);

      // Then
      assertThat(monitor.reports()).extracting(WindowReport::getModel, WindowReport::getVersion, WindowReport::getRows)
          .containsExactlyInAnyOrder(tuple("eta", "1", 1L), tuple("eta", "2", 2L), tuple("fraud", "", 1L),
              tuple("credit", "7", 1L));
      assertThat(monitor.count("driftmeter.events", "model", "eta")).isEqualTo(3);
    }
  }

  @Test
  void aModelThatFallsSilentIsCompleteByTheEventsOfTheOthers() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().modelPath("m").build())) {
      // Given
      monitor.event(0, "\"m\":\"eta\",\"x\":1");

      // When
      monitor.event(CLOSES_THE_FIRST, "\"m\":\"fraud\",\"x\":1");
      monitor.pass(A_MOMENT);

      // Then
      assertThat(monitor.reports()).extracting(WindowReport::getModel, WindowReport::getComplete)
          .containsExactly(tuple("eta", true));
    }
  }
}

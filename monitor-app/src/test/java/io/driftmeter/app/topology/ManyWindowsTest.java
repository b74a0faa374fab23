package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.schemas.avro.WindowReport;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Thousands of windows end in the same second; a thread that judges them all before it commits outlasts its transaction. */
class ManyWindowsTest {
  private static final long CLOSES_THE_FIRST = 70_000;
  private static final int VALUES = 60;
  private static final String COLUMNS = IntStream.range(0, 120).mapToObj(i -> "\"x" + i + "\":1")
      .collect(Collectors.joining(","));

  @Test
  void windowsThatEndTogetherAreJudgedTickByTickAndEachOfThemOnce() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().segments("g").build())) {
      // Given
      for (int value = 0; value < VALUES; value++) {
        monitor.event(value, COLUMNS + ",\"g\":\"v" + value + "\"");
      }
      monitor.event(CLOSES_THE_FIRST, "");

      // When
      List<List<String>> judged = new ArrayList<>();
      for (int tick = 0; tick < 5; tick++) {
        monitor.tick();
        // A report of so many columns comes in parts.
        judged.add(monitor.reports().stream().map(WindowReport::getSegment).distinct().toList());
      }

      // Then
      assertThat(judged).filteredOn(segments -> !segments.isEmpty()).hasSizeGreaterThan(1);
      assertThat(judged.stream().flatMap(List::stream)).hasSize(1 + VALUES).doesNotHaveDuplicates();
    }
  }
}

package io.driftmeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The figures that are published come out of here. */
class ResultTableTest {
  private static final Contender FAST = contender("fast", 1000);
  private static final Contender SLOW = contender("slow", 100);

  private static Contender contender(String key, long events) {
    return new Contender(key, events, () -> {
      throw new IllegalStateException("not to be started");
    });
  }

  private static ResultTable table(List<Contender> contenders, List<Map<String, Measured>> rounds) {
    return new ResultTable(new Scenario(EventShape.NARROW, 1, 0), contenders,
        List.of(new ResultTable.Ratio("fast", "slow")), rounds);
  }

  @Test
  void aRatioIsTakenRoundByRoundSoThatNoiseCommonToARoundCancels() {
    // Given
    List<Map<String, Measured>> rounds = List.of(
        Map.of("fast", new Measured(1000, 1, 0.5, 1, 8_000), "slow", new Measured(100, 1, 1, 2, 300)),
        Map.of("fast", new Measured(1000, 4, 0.5, 1, 8_000), "slow", new Measured(100, 4, 1, 2, 300)),
        Map.of("fast", new Measured(1000, 2, 0.5, 1, 8_000), "slow", new Measured(100, 4, 1, 2, 300)));
    // When
    String markdown = table(List.of(FAST, SLOW), rounds).markdown();
    // Then
    assertThat(markdown)
        // 1000, 250 and 500 events/s; 500 times 20 columns; 0.5 s and 1 s of CPU, 8,000 bytes for 1000 events.
        .contains("| fast | 1,000 | 500 (250–1,000) | 0.01 | 500.00 (500.00–500.00) | 1000.00 | 8 |")
        // 100, 25 and 25 events/s.
        .contains("| slow | 100 | 25 (25–100) | 0.00 | 10000.00 (10000.00–10000.00) | 20000.00 | 3 |")
        // 1000/100, 250/25 and 500/25; 10,000 by 500 µs; 8 less 3 bytes.
        .contains("| fast / slow | 10.00 (10.00–20.00) | 20.00 (20.00–20.00) | 5 |");
  }

  @Test
  void theMediansAreThereForPlotsToo() {
    // Given
    List<Map<String, Measured>> rounds = List.of(Map.of("fast", new Measured(1000, 4, 0.5, 1, 8_000)));
    // When
    String csv = table(List.of(FAST), rounds).csv();
    // Then
    assertThat(csv).isEqualTo("20,1,0,fast,1000,250,250,250,500.000,1000.000,8\n");
  }

  @Test
  void aRatioIsLeftOutIfOneOfThemDidNotTakePart() {
    // Given
    List<Map<String, Measured>> rounds = List.of(Map.of("fast", new Measured(1, 1, 1, 1, 1)));
    // When
    String markdown = table(List.of(FAST), rounds).markdown();
    // Then
    assertThat(markdown).contains("| fast |").doesNotContain("fast / slow");
  }

  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheMiddleTwo() {
    // Given
    double[] values = {9, 1, 4, 2};
    // When
    double median = ResultTable.median(values);
    // Then
    assertThat(median).isEqualTo(3);
  }
}

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
    return new Contender(key, key + " one", events, () -> {
      throw new IllegalStateException("not to be started");
    });
  }

  @Test
  void aRatioIsTakenRoundByRoundSoThatNoiseCommonToARoundCancels() {
    // Given
    List<Map<String, Measured>> rounds = List.of(
        Map.of("fast", new Measured(1000, 1, 0.5), "slow", new Measured(100, 1, 1)),
        Map.of("fast", new Measured(1000, 4, 0.5), "slow", new Measured(100, 4, 1)),
        Map.of("fast", new Measured(1000, 2, 0.5), "slow", new Measured(100, 4, 1)));
    // When
    String markdown = new ResultTable(List.of(FAST, SLOW), List.of(new ResultTable.Ratio("fast", "slow")), rounds)
        .markdown();
    // Then
    assertThat(markdown)
        // 1000, 250 and 500 events/s; 0.5 s of CPU for 1000 events.
        .contains("| fast | fast one | 1,000 | 500 | 250 | 1,000 | 500.00 | 500.00 | 500.00 |")
        // 100, 25 and 25 events/s.
        .contains("| slow | slow one | 100 | 25 | 25 | 100 | 10000.00 | 10000.00 | 10000.00 |")
        // 1000/100, 250/25 and 500/25.
        .contains("| fast / slow | 10.00 | 10.00 | 20.00 | 20.00 | 20.00 | 20.00 |");
  }

  @Test
  void aRatioIsLeftOutIfOneOfThemDidNotTakePart() {
    // Given
    List<Map<String, Measured>> rounds = List.of(Map.of("fast", new Measured(1, 1, 1)));
    // When
    String markdown = new ResultTable(List.of(FAST), List.of(new ResultTable.Ratio("fast", "slow")), rounds).markdown();
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

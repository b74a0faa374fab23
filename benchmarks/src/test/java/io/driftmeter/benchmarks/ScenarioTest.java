package io.driftmeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How the cost grows can be read off only if one thing varies at a time. */
class ScenarioTest {
  @Test
  void oneThingVariesAtATime() {
    // Given
    List<Integer> columns = List.of(20, 100);
    List<Integer> partitions = List.of(1, 4);
    List<Integer> segments = List.of(0, 1, 3);
    // When
    List<Scenario> scenarios = Scenario.of(columns, partitions, segments);
    // Then
    assertThat(scenarios).extracting(Scenario::title).containsExactly("20 columns, 1 partition",
        "100 columns, 1 partition", "20 columns, 4 partitions", "20 columns, 1 partition, 1 segment column",
        "20 columns, 1 partition, 3 segment columns");
  }
}

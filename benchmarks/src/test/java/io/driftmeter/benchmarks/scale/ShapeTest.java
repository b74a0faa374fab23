package io.driftmeter.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Windows that get no events are not there, and what they would have cost is not in the figures. */
class ShapeTest {
  @Test
  void everyModelMeetsEveryRegionAndKeepsToItsPartition() {
    // Given
    Shape shape = new Shape(10, 3, 20, 4);

    // When
    Set<String> met = LongStream.range(0, 30)
        .mapToObj(event -> shape.model(event) + " " + shape.region(event) + " " + shape.partition(event))
        .collect(Collectors.toSet());

    // Then
    assertThat(met).hasSize(30);
    assertThat(LongStream.range(0, 3_000).mapToObj(event -> shape.model(event) + " " + shape.partition(event))
        .distinct()).hasSize(10);
  }

  @Test
  void everyPartitionMeetsEveryRegionOfTheOnlyModel() {
    // Given
    Shape shape = new Shape(1, 5, 20, 4);

    // When
    var met = LongStream.range(0, 20).mapToObj(event -> shape.region(event) + " " + shape.partition(event)).distinct();

    // Then
    assertThat(met).hasSize(20);
    assertThat(shape.openWindows()).isEqualTo(24);
    assertThat(shape.judgedWindows()).isEqualTo(6);
  }
}

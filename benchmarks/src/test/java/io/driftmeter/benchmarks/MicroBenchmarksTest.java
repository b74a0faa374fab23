package io.driftmeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Half of the published figures come out of here. */
class MicroBenchmarksTest {
  @ParameterizedTest
  @CsvSource({"1234.56, '1,234.6'", "NaN, -"})
  void anErrorIsPrintedOnlyIfThereIsOne(double error, String expected) {
    // When
    String printed = MicroBenchmarks.error(error);
    // Then
    assertThat(printed).isEqualTo(expected);
  }
}

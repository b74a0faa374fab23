package io.driftmeter.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A broker is bought for the traffic that the formula gives. */
class ForecastTest {
  @ParameterizedTest
  @CsvSource({"100000, 60, 60", "3, 60000, 3"})
  void aBusyWindowIsWrittenWithEachCommitAndASeldomOneWithEachRow(double rows, double commits, double writes) {
    // When
    double forecast = Forecast.writes(rows, commits);

    // Then
    assertThat(forecast).isCloseTo(writes, within(0.001));
  }

  @Test
  void ofAsManyRowsAsCommitsSomeFallIntoTheSameOne() {
    // When
    double forecast = Forecast.writes(60, 60);

    // Then
    assertThat(forecast).isCloseTo(60 * (1 - 1 / Math.E), within(1e-9));
  }
}

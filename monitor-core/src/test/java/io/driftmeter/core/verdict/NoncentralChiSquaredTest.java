package io.driftmeter.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoncentralChiSquaredTest {
  /**
   * scipy 1.17.1: {@code optimize.brentq} on {@code stats.ncx2.sf(x, df, nc) - 0.025} for the lower and
   * {@code stats.ncx2.cdf(x, df, nc) - 0.025} for the upper limit.
   */
  @ParameterizedTest
  @CsvSource({"5, 9, 0, 6.157641330886602", "30, 9, 6.035091285458866, 45.95053331459298",
    "30, 1, 12.371129096088236, 55.31178854530001", "300, 9, 228.41404293310586, 363.29455581029305",
    "5000, 9, 4718.772357430502, 5272.912077154871", "20, 2.5, 5.190210522005281, 39.57014446372725",
    "1, 3, 0, 5.04290934000981"})
  void limitsAreThoseOfScipyToThreePercent(double statistic, double freedom, double lower, double upper) {
    // When
    double least = NoncentralChiSquared.lower(statistic, freedom);
    double greatest = NoncentralChiSquared.upper(statistic, freedom);
    // Then
    assertThat(least).isCloseTo(lower, within(0.03 * (lower + freedom)));
    assertThat(greatest).isCloseTo(upper, within(0.03 * (upper + freedom)));
  }
}

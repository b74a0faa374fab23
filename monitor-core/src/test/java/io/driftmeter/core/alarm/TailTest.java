package io.driftmeter.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.verdict.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TailTest {
  /**
   * Oracle: scipy 1.17.1, {@code 2 * quad(lambda z: norm.pdf(z) * chi2.sf(t - a*z*z, r), 0, sqrt(t/a))[0] + 2 *
   * norm.sf(sqrt(t/a))}.
   */
  @ParameterizedTest
  @CsvSource({"30, 4.2, 8, 0.027182981612442043", "100, 4.2, 8, 3.326397361187943e-06",
    "20, 1.5, 3.5, 0.0024651453146141396", "200, 10, 8, 1.2054145860916458e-05"})
  void theConcentratedTailIsScipys(double statistic, double weight, double rest, double expected) {
    assertThat(Tail.concentrated(statistic, weight, rest)).isCloseTo(expected, withinPercentage(0.1));
  }

  @Test
  void aTailIsNeverLighterThanThatOfTheVerdict() {
    // Given
    Dispersion learned = Dispersion.NONE;
    for (int i = 0; i < 20; i++) {
      learned = learned.plus(i % 2 == 0 ? 1 : 1.5);
    }

    for (double ratio = 0; ratio < 30; ratio += 0.5) {
      // When
      double tail = Tail.pValue(evidence(ratio, learned));

      // Then
      assertThat(tail).isBetween(learned.pValue(ratio, 9), 1.0);
    }
  }

  @Test
  void whereNothingWasLearnedTheVerdictsLawStands() {
    assertThat(Tail.pValue(evidence(4, Dispersion.NONE))).isEqualTo(Dispersion.NONE.pValue(4, 9));
  }

  private static Evidence evidence(double ratio, Dispersion dispersion) {
    return new Evidence(ratio, 9, dispersion.pValue(ratio, 9), 0, 0, 0, dispersion);
  }
}

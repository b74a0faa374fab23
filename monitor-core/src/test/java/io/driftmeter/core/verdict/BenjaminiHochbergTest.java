package io.driftmeter.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {
  private static final double[] P_VALUES = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
    0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0};

  @Test
  void believesTheFourOfFifteenOfTheOriginalPaper() {
    // Given: the example of Benjamini and Hochberg 1995, section 3.2; scipy 1.17.1,
    // (scipy.stats.false_discovery_control(p) <= 0.05).sum() == 4
    // When
    double threshold = BenjaminiHochberg.threshold(P_VALUES, 0.05);
    // Then
    assertThat(threshold).isEqualTo(0.0095);
  }

  @Test
  void believesNoneWhereNoneIsSmallEnough() {
    // When
    double threshold = BenjaminiHochberg.threshold(new double[]{0.06, 0.5}, 0.05);
    // Then
    assertThat(threshold).isNegative();
    assertThat(BenjaminiHochberg.threshold(new double[0], 0.05)).isNegative();
  }
}

package io.driftmeter.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CorrectionTest {
  private static final double[] P_VALUES = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459,
    0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0};

  /** scipy 1.17.1: {@code (stats.false_discovery_control(p, method=...) <= 0.05).sum()} is 4 for bh and 3 for by. */
  @Test
  void underAnyDependenceFewerAreBelieved() {
    // Then
    assertThat(Correction.BH.threshold(P_VALUES, 0.05)).isEqualTo(0.0095);
    assertThat(Correction.BY.threshold(P_VALUES, 0.05)).isEqualTo(0.0019);
    assertThat(Correction.BY.threshold(new double[0], 0.05)).isNegative();
  }
}

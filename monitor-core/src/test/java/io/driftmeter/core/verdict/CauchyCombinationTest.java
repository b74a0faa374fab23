package io.driftmeter.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CauchyCombinationTest {
  /** scipy 1.17.1: {@code stats.cauchy.sf(np.mean(stats.cauchy.isf(p)))}. */
  @Test
  void isTheTailOfTheMeanOfCauchyQuantiles() {
    // Then
    assertThat(CauchyCombination.pValue(new double[]{0.001, 0.2, 0.5, 0.9}))
        .isCloseTo(0.0040212934237229166, within(1e-12));
    assertThat(CauchyCombination.pValue(new double[]{1e-20, 0.5})).isCloseTo(2e-20, within(1e-30));
    assertThat(CauchyCombination.pValue(new double[]{0.6, 0.7})).isCloseTo(0.654068341376122, within(1e-12));
  }

  @Test
  void oneColumnWithoutAnyDifferenceDoesNotHideAnother() {
    // When
    double pValue = CauchyCombination.pValue(new double[]{1, 1e-6});
    // Then
    assertThat(pValue).isLessThan(1e-5);
    assertThat(CauchyCombination.pValue(new double[]{0, 1})).isZero();
  }
}

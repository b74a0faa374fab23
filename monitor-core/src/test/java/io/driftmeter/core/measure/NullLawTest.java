package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.testing.Profiles;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NullLawTest {
  /** scipy 1.17.1: {@code stats.chi2.sf(21.67, 9)}, {@code stats.chi2.isf(0.01, 9)}. */
  @Test
  void isChiSquared() {
    // When
    double pValue = new NullLaw(9, 9).pValue(21.67);
    double critical = new NullLaw(9, 9).critical(0.01);
    // Then
    assertThat(pValue).isCloseTo(0.009985789299578333, within(1e-12));
    assertThat(critical).isCloseTo(21.665994333461928, within(1e-9));
    assertThat(new NullLaw(0, 0).pValue(0)).as("a single bin").isEqualTo(1);
  }

  /** scipy 1.17.1: {@code special.kolmogorov(x)}. */
  @ParameterizedTest
  @CsvSource({"0.1, 1.0", "0.2, 0.999999999999495", "0.3, 0.9999906941986655", "0.8, 0.5441424115741981",
    "1.2238, 0.10002342783567782", "1.6276, 0.010001537333060776", "3, 3.045995948942526e-08"})
  void ofKolmogorovSmirnovIsTheSeries(double statistic, double expected) {
    // When
    double pValue = KolmogorovSmirnov.pValue(statistic);
    // Then
    assertThat(pValue).isCloseTo(expected, within(1e-11));
  }

  /** Without the sketches' share in the law a clean window of half a million rows would nearly always be significant. */
  @Test
  void holdsItsLevelAlthoughSketchNoiseExceedsSamplingNoise() {
    // Given
    Random random = new Random(9);
    int significant = 0;
    int ignoringSketches = 0;
    for (int trial = 0; trial < 60; trial++) {
      double[] reference = random.doubles(400_000).toArray();
      double[] window = random.doubles(400_000).toArray();
      // When
      Comparison comparison = Comparison.of(Profiles.numeric(reference), Profiles.numeric(window), 0.05);
      Score psi = new PopulationStability().score(comparison).orElseThrow();
      significant += psi.detected() ? 1 : 0;
      ignoringSketches += new NullLaw(9 * 2 / 400_000.0, 9).pValue(psi.score()) < 0.05 ? 1 : 0;
    }
    // Then: at level 0.05, more than 9 of 60 have a probability of 0.1%
    assertThat(significant).isLessThan(10);
    assertThat(ignoringSketches).isGreaterThan(30);
  }
}

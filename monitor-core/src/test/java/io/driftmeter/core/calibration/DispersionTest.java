package io.driftmeter.core.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** A law that is too narrow wakes people for nothing, one that is too wide lets drift pass. Numbers of scipy 1.17.1. */
class DispersionTest {
  private static Dispersion of(double... ratios) {
    Dispersion dispersion = Dispersion.NONE;
    for (double ratio : ratios) {
      dispersion = dispersion.plus(ratio);
    }
    return dispersion;
  }

  @Test
  void withoutWindowsRowsAreIndependent() {
    // When
    double pValue = Dispersion.NONE.pValue(1.9, 9);
    // Then: stats.chi2.sf(1.9 * 9, 9)
    assertThat(pValue).isCloseTo(0.047172822430676685, within(1e-12));
    assertThat(Dispersion.NONE.factor()).isEqualTo(1);
    assertThat(Dispersion.NONE.pValue(1, 0)).as("a single bin").isEqualTo(1);
  }

  @Test
  void fewWindowsWidenTheLawAndMakeItUncertain() {
    // Given: ratios that vary less than those of independent rows would, so that nu stays 9
    Dispersion learned = of(12, 9, 15, 11, 14);
    // When
    double pValue = learned.pValue(20, 9);
    // Then: stats.f.sf(20 / 12.2, 9, 9 * 5)
    assertThat(learned.windows()).isEqualTo(5);
    assertThat(learned.factor()).isCloseTo(12.2, within(1e-12));
    assertThat(learned.squares()).isCloseTo(22.8, within(1e-9));
    assertThat(pValue).isCloseTo(0.132976189776626, within(1e-12));
  }

  @Test
  void manyWindowsTellHowMuchTheySpread() {
    // Given: 10 ratios of 4 and 10 of 12: nu = 2 * 8^2 / 16.84 = 7.6
    Dispersion learned = of(DoubleStream.iterate(4, ratio -> 16 - ratio).limit(20).toArray());
    // When
    double pValue = learned.pValue(24, 9);
    // Then: stats.f.sf(24 / 8, 7.6, 7.6 * 20)
    assertThat(pValue).isCloseTo(0.004392481637066502, within(1e-12));
  }

  @Test
  void windowsThatDifferLessThanChanceAreNotBelieved() {
    // When
    Dispersion learned = of(0.2, 0.3, 0.1, 0.2);
    // Then
    assertThat(learned.factor()).isEqualTo(1);
    assertThat(learned.pValue(1.9, 9)).isGreaterThan(Dispersion.NONE.pValue(1.9, 9));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    // Given
    Dispersion learned = of(1, 2, 4);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // When
    learned.write(new DataOutputStream(bytes));
    Dispersion read = Dispersion.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    // Then
    assertThat(bytes.size()).isEqualTo(20);
    assertThat(read).isEqualTo(learned);
  }

  @Test
  void refusesWhatIsNoRatio() {
    // Then
    assertThatIllegalArgumentException().isThrownBy(() -> Dispersion.NONE.plus(Double.NaN))
        .withMessageContaining("found 1 windows, mean NaN");
  }
}

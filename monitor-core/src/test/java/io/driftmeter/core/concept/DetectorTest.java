package io.driftmeter.core.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Detectors live in a state store, and are fed by whatever labels arrive. */
class DetectorTest {
  private static final double[] ERRORS = ErrorStreams.bernoulli(7, 6_000,
      row -> new double[]{0.05, 0.9, 0.05}[row / 2_000]);

  @ParameterizedTest
  @ValueSource(strings = {"ADWIN", "DDM", "HDDM_A", "KSWIN", "PageHinkley"})
  void goesOnAfterARestartAsIfThereHadBeenNone(String name) {
    // Given
    Detector without = Detectors.named(name);
    List<Signal> expected = Arrays.stream(ERRORS).mapToObj(without::update).toList();
    // When
    Detector restarted = Detectors.named(name);
    List<Signal> signals = new ArrayList<>();
    for (int row = 0; row < ERRORS.length; row++) {
      if (row % 17 == 0) {
        restarted = Detector.fromBytes(restarted.toBytes());
      }
      signals.add(restarted.update(ERRORS[row]));
    }
    // Then
    assertThat(expected).contains(Signal.DRIFT);
    assertThat(signals).isEqualTo(expected);
  }

  @Test
  void keepsItsSettingsThroughARestart() {
    // Given
    List<Detector> detectors = List.of(new Adwin(0.3), new Ddm(1, 2, 5), new HddmA(0.2, 0.4),
        new Kswin(0.2, 40, 15, 9), new PageHinkley(0.01, 4, 0.99, 5));
    for (Detector detector : detectors) {
      // When
      Detector restarted = Detector.fromBytes(detector.toBytes());
      // Then
      assertThat(restarted.toBytes()).isEqualTo(detector.toBytes());
      assertThat(Arrays.stream(ERRORS).mapToObj(restarted::update).toList())
          .isEqualTo(Arrays.stream(ERRORS).mapToObj(detector::update).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADWIN", "DDM", "HDDM_A", "KSWIN", "PageHinkley"})
  void aValueThatIsNoneIsRefusedAndChangesNothing(String name) {
    // Given
    Detector detector = Detectors.named(name);
    Arrays.stream(ERRORS, 0, 100).forEach(detector::update);
    byte[] before = detector.toBytes();
    for (double bad : new double[]{Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      // When
      assertThatIllegalArgumentException().isThrownBy(() -> detector.update(bad))
          // Then
          .withMessageContaining("found the value " + bad);
    }
    assertThat(detector.toBytes()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DDM", "HDDM_A"})
  void anErrorThatIsNoShareIsRefusedWhereTheBoundNeedsOne(String name) {
    // Given
    Detector detector = Detectors.named(name);
    // When
    assertThatIllegalArgumentException().isThrownBy(() -> detector.update(1.5))
        // Then
        .withMessageContaining("allowed is 0.0 to 1.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADWIN", "DDM", "HDDM_A", "KSWIN", "PageHinkley"})
  void aStreamThatNeverVariesNeverDrifts(String name) {
    for (double constant : new double[]{0, 0.3, 1}) {
      // Given
      Detector detector = Detectors.named(name);
      // When
      long drifts = IntStream.range(0, 5_000).filter(row -> detector.update(constant) == Signal.DRIFT).count();
      // Then
      assertThat(drifts).as("of a stream of %s", constant).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ADWIN", "DDM", "HDDM_A", "KSWIN", "PageHinkley"})
  void stateStaysSmallHoweverLongTheStream(String name) {
    // Given
    Detector detector = Detectors.named(name);
    // When
    IntStream.range(0, 1_000_000).forEach(row -> detector.update(row % 2));
    // Then
    assertThat(detector.toBytes()).hasSizeLessThan(1_000);
  }

  @Test
  void bytesThatAreNoDetectorAreRefused() {
    // Given
    byte[] whole = new Kswin().toBytes();
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    // Then
    assertThatIllegalArgumentException().isThrownBy(() -> Detector.fromBytes(new byte[0]))
        .withMessageContaining("damaged detector of 0 bytes");
    assertThatIllegalArgumentException().isThrownBy(() -> Detector.fromBytes(new byte[]{9, 1}))
        .withMessageContaining("version 9");
    assertThatIllegalArgumentException().isThrownBy(() -> Detector.fromBytes(new byte[]{1, 77}))
        .withMessageContaining("kind 77");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Detector.fromBytes(Arrays.copyOf(whole, whole.length - 1)))
        .withMessageContaining("damaged detector");
    assertThatIllegalArgumentException().isThrownBy(() -> Detector.fromBytes(longer))
        .withMessageContaining("left over");
  }

  @Test
  void aSettingOutOfItsRangeIsNamed() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Adwin(0)).withMessageContaining("delta: found 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Ddm(2, 3, 0)).withMessageContaining("warmUp: found 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new HddmA(1, 0.5)).withMessageContaining("drift: found 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Kswin(0.01, 50, 30, 0))
        .withMessageContaining("window: found 50, allowed is 60");
    assertThatIllegalArgumentException().isThrownBy(() -> new PageHinkley(-1, 50, 1, 30))
        .withMessageContaining("delta: found -1.0");
  }

  /**
   * With scipy 1.17.1: {@code scipy.stats._stats_py._attempt_exact_2kssamp(n, n, n, steps / n, "two-sided")}, the exact
   * p-value that {@code ks_2samp} gives.
   */
  @ParameterizedTest
  @CsvSource({"4, 30, 0.9578462903438838", "12, 30, 0.015643390496754332", "13, 30, 0.006548396368058784",
    "14, 30, 0.0025300622362698397", "30, 30, 1.6911233892144742e-17", "1, 5, 1.0000000000000002",
    "4, 5, 0.07936507936507936", "20, 100, 0.03638428787491733", "80, 1000, 0.003311056963176061"})
  void theProbabilityOfADistanceIsScipysExactOne(int steps, int size, double expected) {
    // When
    double probability = Kswin.probability(steps, size);
    // Then
    assertThat(probability).isCloseTo(expected, within(1e-12 + 1e-9 * expected));
  }
}

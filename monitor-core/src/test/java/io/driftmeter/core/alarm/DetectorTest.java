package io.driftmeter.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** People on call are promised an average run length; these hold the detector to it. */
class DetectorTest {
  private static final double RUN_LENGTH = 100;

  @Test
  void evidenceIsMultipliedByTheInverseRootOfThePValue() {
    // Given
    Detector first = Detector.START.after(0.25, RUN_LENGTH, 4);

    // When
    Detector second = first.after(0.01, RUN_LENGTH, 4);

    // Then (0 + 1/4) * 1, then (1/4 + 1/4) * 5
    assertThat(first.evidence()).isCloseTo(0.25, within(1e-12));
    assertThat(second.evidence()).isCloseTo(2.5, within(1e-12));
  }

  @Test
  void evidenceStopsAtTheAlarmSoThatADifferenceTooSmallToMatterIsForgottenInTime() {
    // Given
    Detector detector = Detector.START;
    for (int i = 0; i < 1000; i++) {
      detector = detector.after(0, RUN_LENGTH, 1);
    }

    // When
    Detector later = detector.after(1, RUN_LENGTH, 1);

    // Then
    assertThat(detector.evidence()).isEqualTo(2 * RUN_LENGTH);
    assertThat(detector.alarms(RUN_LENGTH)).isTrue();
    assertThat(later.alarms(RUN_LENGTH)).isFalse();
  }

  @Test
  void oneWindowIsEnoughIfItsPValueSpendsNoMoreThanHalfTheBudget() {
    assertThat(Detector.isStrict(1 / (2 * RUN_LENGTH * 5), RUN_LENGTH, 5)).isTrue();
    assertThat(Detector.isStrict(1.001 / (2 * RUN_LENGTH * 5), RUN_LENGTH, 5)).isFalse();
  }

  @Test
  void independentColumnsAlarmNoSoonerThanAsked() {
    assertThat(averageRunLength(20, false)).isGreaterThan(RUN_LENGTH);
  }

  @Test
  void columnsThatAreOneAndTheSameAlarmNoSoonerThanAsked() {
    assertThat(averageRunLength(20, true)).isGreaterThan(RUN_LENGTH);
  }

  private static double averageRunLength(int columns, boolean same) {
    RandomGenerator random = new SplittableRandom(17);
    int runs = 500;
    long windows = 0;
    for (int run = 0; run < runs; run++) {
      double[] evidence = new double[columns];
      boolean alarmed = false;
      while (!alarmed) {
        windows++;
        double shared = 1 - random.nextDouble();
        for (int column = 0; column < columns; column++) {
          double p = same ? shared : 1 - random.nextDouble();
          Detector next = new Detector(evidence[column]).after(p, RUN_LENGTH, columns);
          evidence[column] = next.evidence();
          alarmed |= next.alarms(RUN_LENGTH) || Detector.isStrict(p, RUN_LENGTH, columns);
        }
      }
    }
    return (double) windows / runs;
  }
}

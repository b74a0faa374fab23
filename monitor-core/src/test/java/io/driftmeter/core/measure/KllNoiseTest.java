package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.testing.Profiles;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The null laws and intervals rest on this model of the sketch; a library that changes would falsify them silently. */
class KllNoiseTest {
  private static final int ROWS = 20_000;
  private static final int TRIALS = 100;

  @ParameterizedTest
  @CsvSource({"200, 0.1", "512, 0.1", "200, 0.01", "512, 0.01"})
  void isThatOfTheModel(int k, double share) {
    // Given
    Random random = new Random(5);
    int ranges = (int) Math.min(20, 1 / share);
    double squares = 0;
    double worst = 0;
    Distribution distribution = Profiles.numeric(1).distribution();
    for (int trial = 0; trial < TRIALS; trial++) {
      // When
      double[] values = random.doubles(ROWS).toArray();
      distribution = Profiles.numeric(new ProfileSettings(k, 10), values).distribution();
      for (int range = 0; range < ranges; range++) {
        double above = range * share;
        double upTo = above + share;
        long exact = Arrays.stream(values).filter(x -> x > above && x <= upTo).count();
        double error = (double) (distribution.countUpTo(upTo) - distribution.countUpTo(above) - exact);
        squares += error * error;
        worst = Math.max(worst, Math.abs(error));
      }
    }
    // Then
    double deviation = Math.sqrt(squares / TRIALS / ranges) / ROWS;
    assertThat(deviation).isCloseTo(Math.sqrt(distribution.massVariance() * Math.min(1, 2 * share * distribution.k())),
        within(0.15 / k));
    assertThat(worst).isLessThan(1.2 * KllNoise.slack(distribution));
  }

  /** Taken for noise, a constant that was counted before other values came would hide any drift away from it. */
  @Test
  void ofAColumnThatWasConstantIsThatOfItsOtherValues() {
    // Given
    Random random = new Random(3);
    double[] values = DoubleStream.concat(DoubleStream.generate(() -> 0.5).limit(17_424),
        random.doubles(2_000)).toArray();
    // When
    Distribution distribution = Profiles.numeric(values).distribution();
    // Then
    assertThat(distribution.isExact()).isFalse();
    assertThat(Math.sqrt(distribution.massVariance())).isPositive().isLessThan(0.61 / 512);
  }
}

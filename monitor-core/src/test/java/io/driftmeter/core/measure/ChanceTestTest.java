package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.testing.Profiles;
import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What alarms rest on: if its level is wrong, so is every budget of false alarms. */
class ChanceTestTest {
  private static final double LEVEL = 0.05;

  private static double pValue(ColumnProfile reference, ColumnProfile window) {
    ChanceTest test = ChanceTest.of(Bins.of(reference, window));
    return test.freedom() == 0
        ? 1
        : ChiSquaredDistribution.of(test.freedom()).survivalProbability(test.ratio() * test.freedom());
  }

  private static double[] draw(String law, int rows, Random random) {
    ToDoubleFunction<Random> one = switch (law) {
      case "normal" -> Random::nextGaussian;
      case "integer" -> r -> Math.rint(10 * r.nextGaussian());
      case "zero-inflated" -> r -> r.nextDouble() < 0.7 ? 0 : r.nextExponential();
      case "bernoulli" -> r -> r.nextDouble() < 0.3 ? 1 : 0;
      default -> throw new IllegalArgumentException(law);
    };
    return IntStream.range(0, rows).mapToDouble(i -> one.applyAsDouble(random)).toArray();
  }

  /** The bounds are passed with a probability of less than 0.1% by a test whose level is 4 to 6%. */
  @ParameterizedTest
  @CsvSource({"normal, 1000, 300, 1200", "normal, 20000, 20000, 600", "integer, 10000, 10000, 600",
    "zero-inflated, 10000, 20000, 600", "bernoulli, 10000, 100, 1200", "bernoulli, 1000, 300, 1200"})
  void holdsItsLevel(String law, int n, int m, int repetitions) {
    // Given
    Random random = new Random(17);
    int rejected = 0;
    for (int i = 0; i < repetitions; i++) {
      // When
      double pValue = pValue(Profiles.numeric(draw(law, n, random)), Profiles.numeric(draw(law, m, random)));
      rejected += pValue < LEVEL ? 1 : 0;
    }
    // Then
    double deviation = Math.sqrt(LEVEL * (1 - LEVEL) * repetitions);
    assertThat((double) rejected).isBetween(0.04 * repetitions - 3.1 * deviation,
        0.06 * repetitions + 3.1 * deviation);
  }

  @Test
  void aConstantNeverDiffers() {
    // Given
    double[] reference = new double[1_000];
    double[] window = new double[100];
    Arrays.fill(reference, 7);
    Arrays.fill(window, 7);
    // Then
    assertThat(pValue(Profiles.numeric(reference), Profiles.numeric(window))).isEqualTo(1);
  }

  /**
   * scipy 1.17.1: {@code h = stats.hypergeom(1100, 330, 100)} and twice the smaller of {@code h.cdf(x - 1) + h.pmf(x) / 2}
   * and {@code h.sf(x) + h.pmf(x) / 2}.
   */
  @ParameterizedTest
  @CsvSource({"21, 0.03620650061295615", "22, 0.06385389929871406", "30, 0.9901768607272174",
    "39, 0.04398793849028242"})
  void ofTwoBinsIsExact(int ones, double expected) {
    // Given
    double[] reference = IntStream.range(0, 1_000).mapToDouble(i -> i < 330 - ones ? 1 : 0).toArray();
    double[] window = IntStream.range(0, 100).mapToDouble(i -> i < ones ? 1 : 0).toArray();
    // When
    double pValue = pValue(Profiles.numeric(reference), Profiles.numeric(window));
    // Then
    assertThat(pValue).isCloseTo(expected, within(1e-9));
  }

  @Test
  void whatASketchMayHaveInventedIsNoBinOfItsOwn() {
    // Given: 70% zeros, where the decile often is the least positive value, with a bin of a few rows below it
    Random random = new Random(23);
    int extra = 0;
    for (int i = 0; i < 40; i++) {
      // When
      Bins bins = Bins.of(Profiles.numeric(draw("zero-inflated", 10_000, random)),
          Profiles.numeric(draw("zero-inflated", 40_000, random)));
      extra += bins.bins().stream().anyMatch(bin -> bin.reference() < 50) ? 1 : 0;
    }
    // Then
    assertThat(extra).isZero();
  }
}

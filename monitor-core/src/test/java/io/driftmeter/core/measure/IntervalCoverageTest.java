package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.testing.Exact;
import io.driftmeter.core.testing.Profiles;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An interval that is too narrow makes people trust digits that are sketch noise. */
class IntervalCoverageTest {
  private static final int TRIALS = 60;

  @ParameterizedTest
  @CsvSource({"normal, 0", "normal, 0.5", "normal, 3", "lognormal, 0", "lognormal, 0.5", "integer, 0", "integer, 0.5"})
  void holdsTheExactScore(String law, double shift) {
    // Given
    Random random = new Random(7);
    Map<String, Integer> misses = new HashMap<>();
    for (int trial = 0; trial < TRIALS; trial++) {
      double[] reference = draw(law, 0, 20_000, random);
      double[] window = draw(law, shift, 5_000, random);
      ProfileSettings settings = new ProfileSettings(trial % 2 == 0 ? 512 : 200, 10);
      int parts = trial % 4 < 2 ? 1 : 8;
      // When
      Comparison comparison = Comparison.of(profile(settings, reference, parts), profile(settings, window, parts),
          0.01);
      Map<String, Double> exact = Exact.measures(comparison.bins(), reference, window);
      for (Score score : Measures.score(comparison, Measures.ALL)) {
        double value = Objects.requireNonNull(exact.get(score.measure()), score.measure());
        double rounding = 1e-9 * Math.max(1, Math.abs(value));
        boolean missed = value < score.lower() - rounding || value > score.upper() + rounding;
        misses.merge(score.measure(), missed ? 1 : 0, Integer::sum);
      }
    }
    // Then: with the stated 99%, more than 3 misses in 60 have a probability of 0.3%.
    assertThat(misses).hasSizeGreaterThan(20)
        .allSatisfy((measure, missed) -> assertThat(missed).as(measure).isLessThan(4));
  }

  private static NumericProfile profile(ProfileSettings settings, double[] values, int parts) {
    NumericProfile whole = Profiles.numeric(settings);
    for (int part = 0; part < parts; part++) {
      whole.merge(Profiles.numeric(settings, Arrays.copyOfRange(values, part * values.length / parts,
          (part + 1) * values.length / parts)));
    }
    return whole;
  }

  private static double[] draw(String law, double shift, int size, Random random) {
    return DoubleStream.generate(random::nextGaussian).limit(size).map(x -> switch (law) {
      case "normal" -> x + shift;
      case "lognormal" -> Math.exp(x + shift);
      case "integer" -> Math.rint(40 * (x + shift));
      default -> throw new IllegalArgumentException(law);
    }).toArray();
  }
}

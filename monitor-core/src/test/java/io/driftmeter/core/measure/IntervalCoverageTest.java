package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.testing.Exact;
import io.driftmeter.core.testing.Profiles;
import java.util.HashMap;
import java.util.Map;
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
      // When
      Comparison comparison = Comparison.of(Profiles.numeric(reference), Profiles.numeric(window), 0.01);
      for (Score score : Measures.score(comparison, Measures.DEFAULT)) {
        double exact = Exact.measure(score.measure(), comparison.bins(), reference, window);
        boolean missed = exact < score.lower() - 1e-9 || exact > score.upper() + 1e-9;
        misses.merge(score.measure(), missed ? 1 : 0, Integer::sum);
      }
    }
    // Then: with the stated 99%, more than 3 misses in 60 have a probability of 0.3%.
    assertThat(misses).hasSize(5).allSatisfy((measure, missed) -> assertThat(missed).as(measure).isLessThan(4));
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

package io.driftmeter.core.multivariate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An alarm on a clean window wakes someone: the tests hold their level, whatever law the rows follow. */
class JointLevelTest {
  private static final int RUNS = 400;

  static Stream<Arguments> laws() {
    DoubleUnaryOperator normal = x -> x;
    DoubleUnaryOperator logNormal = Math::exp;
    return Stream.of(Arguments.of("normal", normal, 0.012), Arguments.of("lognormal", logNormal, 0));
  }

  /** Within 3.5 standard errors of 5%; lognormal columns have errors so skewed that the tests are cautious. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("laws")
  void oneInTwentyCleanWindowsFallsBelowFivePercent(String name, DoubleUnaryOperator law, double least) {
    // Given
    Random random = new Random(1);
    RandomFeatures features = new RandomFeatures(4, 64, Math.sqrt(2), 1);
    int[] below = new int[3];

    // When
    for (int run = 0; run < RUNS; run++) {
      double[][] reference = Rows.of(random, 500, 4, 0.3, law);
      double[][] window = Rows.of(random, 300, 4, 0.3, law);
      CovarianceSketch before = Rows.sketch(reference);
      CovarianceSketch after = Rows.sketch(window);
      CoMoments moments = before.total();
      below[0] += CorrelationDrift.of(before, after).getFirst().adjusted() <= 0.05 ? 1 : 0;
      below[1] += new ReconstructionDrift(before).of(after).pValue() <= 0.05 ? 1 : 0;
      below[2] += MeanDiscrepancy.of(Rows.embedding(features, moments, reference),
          Rows.embedding(features, moments, window)).pValue() <= 0.05 ? 1 : 0;
    }

    // Then
    for (int count : below) {
      assertThat((double) count / RUNS).as(name).isBetween(least, 0.088);
    }
  }
}

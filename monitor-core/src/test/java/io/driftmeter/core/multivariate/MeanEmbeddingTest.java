package io.driftmeter.core.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanEmbeddingTest {
  private static final RandomFeatures FEATURES = RandomFeatures.ofStandardised(2);

  private static MeanEmbedding of(double[][] rows) {
    MeanEmbedding embedding = new MeanEmbedding(FEATURES.features());
    double[] z = new double[FEATURES.features()];
    for (double[] row : rows) {
      FEATURES.transform(row, z);
      embedding.add(z);
    }
    return embedding;
  }

  @Test
  void theMergeIsTheEmbeddingOfAllRows() {
    // Given
    double[][] rows = Rows.normal(new Random(1), 600, 2, 0);
    MeanEmbedding merged = of(Arrays.copyOfRange(rows, 0, 100));

    // When
    merged.merge(MeanEmbedding.fromBytes(of(Arrays.copyOfRange(rows, 100, 600)).toBytes()));

    // Then
    MeanEmbedding whole = of(rows);
    assertThat(merged.rows()).isEqualTo(600);
    assertThat(merged.mean()).containsExactly(whole.mean(), within(1e-12));
    assertThat(merged.variance()).isCloseTo(whole.variance(), within(1e-12));
    assertThat(merged.groups()).as("of six rows; 4 and 2 rows were left over").isEqualTo(99);
  }

  /** Inner products of the features estimate the kernel: exp(-|x - y|² / (2 h²)) = exp(-1.25 / 2), h² = 1. */
  @Test
  void featuresEstimateTheKernel() {
    // Given
    RandomFeatures many = new RandomFeatures(2, 100_000, 1, 7);
    double[] one = new double[many.features()];
    double[] other = new double[many.features()];

    // When
    many.transform(new double[]{0.5, 1}, one);
    many.transform(new double[]{1, 0}, other);

    // Then
    double product = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
    }
    assertThat(product).isCloseTo(Math.exp(-0.625), within(4 / Math.sqrt(many.features())));
  }

  @Test
  void theSameRowsDoNotDiffer() {
    // Given
    MeanEmbedding rows = of(Rows.normal(new Random(3), 100, 2, 0));
    MeanEmbedding constant = of(new double[100][2]);

    // When
    MeanDiscrepancy same = MeanDiscrepancy.of(rows, rows);
    MeanDiscrepancy constants = MeanDiscrepancy.of(constant, constant);
    MeanDiscrepancy apart = MeanDiscrepancy.of(constant, rows);

    // Then
    assertThat(same.pValue()).isGreaterThan(0.9);
    assertThat(constants.pValue()).isEqualTo(1);
    assertThat(apart.pValue()).isLessThan(1e-9);
    assertThat(apart.score(0.01).detected()).isTrue();
  }

  @Test
  void damageAndSketchesOfOtherFeaturesAreRefused() {
    // Given
    MeanEmbedding rows = of(Rows.normal(new Random(3), 10, 2, 0));
    byte[] bytes = rows.toBytes();

    // When
    byte[] cut = Arrays.copyOf(bytes, 60);

    // Then
    assertThatThrownBy(() -> MeanEmbedding.fromBytes(cut)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("256 features in 60 bytes");
    assertThatThrownBy(() -> rows.merge(new MeanEmbedding(8))).hasMessageContaining("256 and 8 features");
    assertThatThrownBy(() -> MeanDiscrepancy.of(rows, new MeanEmbedding(256))).hasMessageContaining("0 rows");
  }
}

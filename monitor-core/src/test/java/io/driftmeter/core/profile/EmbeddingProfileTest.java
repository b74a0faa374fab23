package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.column.Row;
import io.driftmeter.core.testing.Described;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An embedding that is taken for another spoils the mean of a whole window. */
class EmbeddingProfileTest {
  @Test
  void keepsTheMeanAndTheNorms() {
    // When
    EmbeddingProfile profile = Described.embeddings(new double[]{3, 4, 0}, new double[]{0, 0, 0},
        new double[]{0, 0, -2});
    // Then
    assertThat(profile.dimension()).isEqualTo(3);
    assertThat(profile.mean()).containsExactly(1, 4 / 3.0, -2 / 3.0);
    assertThat(profile.descriptors().getFirst().max()).hasValue(5);
    assertThat(profile.descriptors().getFirst().min()).hasValue(0);
    assertThat(profile.distinct()).isCloseTo(3, within(1e-6));
  }

  @Test
  void theFirstEmbeddingSetsTheDimensionAndOthersAreTypeErrors() {
    // When
    EmbeddingProfile profile = Described.embeddings(new double[]{1, 2}, new double[]{1, 2, 3}, new double[0],
        new double[]{Double.NaN, 1}, new double[]{1e200, 1e200}, new double[]{3, 4});
    // Then
    assertThat(profile.rows()).isEqualTo(6);
    assertThat(profile.values()).isEqualTo(2);
    assertThat(profile.typeErrors()).isEqualTo(4);
    assertThat(profile.mean()).containsExactly(2, 3);
    assertThat(profile.vectors().rows()).isEqualTo(2);
  }

  @Test
  void mergesOnlyEmbeddingsOfItsDimension() {
    // Given
    EmbeddingProfile profile = Described.embeddings(new double[]{1, 2});
    // When
    profile.merge(Described.embeddings(new double[]{1, 2, 3}, new double[]{1, 2, 4}));
    profile.merge(Described.embeddings());
    // Then
    assertThat(profile.rows()).isEqualTo(3);
    assertThat(profile.typeErrors()).isEqualTo(2);
    assertThat(profile.mean()).containsExactly(1, 2);
  }

  @Test
  void theProfileOfAUnionIsTheMergeOfThoseOfItsParts() {
    // Given
    double[][] values = random(new Random(1), 500, 20);
    EmbeddingProfile union = Described.embeddings(values);
    // When
    EmbeddingProfile merged = Described.embeddings();
    merged.merge(ProfileCodec.readColumn(Described.embeddings(Arrays.copyOfRange(values, 0, 123)).toBytes()));
    merged.merge(Described.embeddings(Arrays.copyOfRange(values, 123, 500)));
    // Then
    assertThat(merged.rows()).isEqualTo(500);
    assertThat(merged.dimension()).isEqualTo(20);
    assertThat(merged.distinct()).isEqualTo(union.distinct());
    assertThat(merged.mean()).containsExactly(union.mean(), within(1e-12));
    assertThat(merged.vectors().mean()).containsExactly(union.vectors().mean(), within(1e-12));
    assertThat(merged.vectors().variance()).isCloseTo(union.vectors().variance(), within(1e-12));
  }

  @Test
  void isBoundedInBytesAtTheGreatestDimension() {
    // Given
    double[][] values = random(new Random(2), 200, Row.MAX_DIMENSION);
    EmbeddingProfile profile = Described.embeddings(new ProfileSettings(2048, 10), values);
    // When
    for (int doubled = 0; doubled < 18; doubled++) {
      profile.merge(ProfileCodec.readColumn(profile.toBytes()));
    }
    // Then
    assertThat(profile.values()).isEqualTo(200L << 18);
    assertThat(profile.toBytes()).hasSizeLessThanOrEqualTo(ColumnProfile.MAX_BYTES);
  }

  private static double[][] random(Random random, int count, int dimension) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> IntStream.range(0, dimension).mapToDouble(j -> random.nextGaussian() + (j == 0 ? 2 : 0)).toArray())
        .toArray(double[][]::new);
  }
}

package io.driftmeter.core.measure;

import io.driftmeter.core.profile.EmbeddingProfile;
import java.util.Optional;

/**
 * One less the cosine of the angle between the mean embeddings. It informs: how far chance turns a mean depends on how the
 * embeddings spread.
 */
public final class CosineDistance implements Measure {
  @Override
  public String name() {
    return "cosine";
  }

  @Override
  public Scale scale() {
    return new Scale(0, 0, 2);
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.reference() instanceof EmbeddingProfile reference
        && comparison.window() instanceof EmbeddingProfile window && reference.dimension() == window.dimension()
            ? score(reference, window)
            : Optional.empty();
  }

  private Optional<Score> score(EmbeddingProfile reference, EmbeddingProfile window) {
    double[] one = reference.mean();
    double[] other = window.mean();
    double product = 0;
    double squaresOfOne = 0;
    double squaresOfOther = 0;
    for (int i = 0; i < one.length; i++) {
      product += one[i] * other[i];
      squaresOfOne += one[i] * one[i];
      squaresOfOther += other[i] * other[i];
    }
    double distance = 1 - product / Math.sqrt(squaresOfOne) / Math.sqrt(squaresOfOther);
    // A mean of zeros has no direction.
    return Double.isFinite(distance)
        ? Optional.of(Score.of(this, Estimate.exact(distance), TestResult.NONE, reference.values(), window.values()))
        : Optional.empty();
  }
}

package io.driftmeter.core.multivariate;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Rows of columns {@code x0, x1, ...} that are correlated, and sketches of them. */
final class Rows {
  private Rows() {}

  static List<String> names(int columns) {
    return IntStream.range(0, columns).mapToObj(i -> "x" + i).toList();
  }

  /** Normal rows, any two columns of which have correlation rho, whose values the function then changes. */
  static double[][] of(Random random, int rows, int columns, double rho, DoubleUnaryOperator change) {
    double[][] result = new double[rows][columns];
    for (double[] row : result) {
      double shared = Math.sqrt(rho) * random.nextGaussian();
      for (int i = 0; i < columns; i++) {
        row[i] = change.applyAsDouble(shared + Math.sqrt(1 - rho) * random.nextGaussian());
      }
    }
    return result;
  }

  static double[][] normal(Random random, int rows, int columns, double rho) {
    return of(random, rows, columns, rho, x -> x);
  }

  static CovarianceSketch sketch(double[][] rows) {
    CovarianceSketch sketch = new CovarianceSketch(names(rows[0].length));
    for (double[] row : rows) {
      sketch.add(row);
    }
    return sketch;
  }

  /** Standardised by the means and deviations of a reference, as features of their columns. */
  static MeanEmbedding embedding(RandomFeatures features, CoMoments reference, double[][] rows) {
    MeanEmbedding embedding = new MeanEmbedding(features.features());
    double[] x = new double[features.inputs()];
    double[] z = new double[features.features()];
    // By the sample's deviation, as everywhere else.
    double sample = Math.sqrt((reference.count() - 1.0) / reference.count());
    for (double[] row : rows) {
      for (int i = 0; i < x.length; i++) {
        x[i] = (row[i] - reference.mean(i)) / reference.deviation(i) * sample;
      }
      features.transform(x, z);
      embedding.add(z);
    }
    return embedding;
  }
}

package io.driftmeter.core.multivariate;

import java.util.Random;

/**
 * Random Fourier features of the Gaussian kernel (Rahimi and Recht 2007): z(x) = sqrt(2/D) cos(Wx + b), whose inner
 * products estimate k(x, y) = exp(-|x - y|² / (2 h²)) with a standard deviation of at most 1/sqrt(D).
 *
 * <p>Equal arguments give equal features in every JVM, whose means can therefore be merged: {@link Random} is bound to
 * its published algorithm, that of the other generators may change. Immutable.
 */
public final class RandomFeatures {
  private static final int JOINT_FEATURES = 256;
  private static final long SEED = 1;

  private final int inputs;
  private final int features;
  /**
   * W, a row of {@code features} weights per input: sums that run side by side are computed several at once, sums of which
   * each waits for the one before are not.
   */
  private final double[] weights;
  private final double[] phases;
  private final double scale;

  /**
   * Draws W (independent, normal, standard deviation 1/h) row by row, then b (uniform in [0, 2π)).
   *
   * @param inputs    length of x
   * @param features  D
   * @param bandwidth h, in the units of x
   */
  public RandomFeatures(int inputs, int features, double bandwidth, long seed) {
    if (inputs < 1 || features < 1 || !(bandwidth > 0 && Double.isFinite(bandwidth))) {
      throw new IllegalArgumentException("random features: found " + inputs + " inputs, " + features
          + " features and bandwidth " + bandwidth + ", allowed are at least 1, at least 1 and more than 0");
    }
    this.inputs = inputs;
    this.features = features;
    this.weights = new double[Math.multiplyExact(inputs, features)];
    this.phases = new double[features];
    this.scale = Math.sqrt(2.0 / features);
    Random random = new Random(seed);
    for (int feature = 0; feature < features; feature++) {
      for (int input = 0; input < inputs; input++) {
        weights[input * features + feature] = random.nextGaussian() / bandwidth;
      }
    }
    for (int i = 0; i < features; i++) {
      phases[i] = 2 * Math.PI * random.nextDouble();
    }
  }

  /**
   * The features by which windows of standardised columns are compared: {@value #JOINT_FEATURES} of bandwidth sqrt(F/2),
   * half the root of the mean squared distance of two rows, 2F. The usual choice, that distance itself, hardly sees a
   * correlation: simulated, of 10 columns two of which went from independent to a correlation of 0.4, windows of 1,000
   * rows are told at level 0.01 in 11% of cases by h² = 2F, 30% by F, 63% by F/2, 61% by F/4.
   */
  public static RandomFeatures ofStandardised(int columns) {
    return new RandomFeatures(columns, JOINT_FEATURES, Math.sqrt(columns / 2.0), SEED);
  }

  public int inputs() {
    return inputs;
  }

  public int features() {
    return features;
  }

  /**
   * Computes z(x).
   *
   * @param x of which the first {@link #inputs()} are read, all finite
   * @param z of which the first {@link #features()} are written
   */
  public void transform(double[] x, double[] z) {
    System.arraycopy(phases, 0, z, 0, features);
    for (int input = 0; input < inputs; input++) {
      double value = x[input];
      int row = input * features;
      for (int feature = 0; feature < features; feature++) {
        z[feature] += weights[row + feature] * value;
      }
    }
    for (int feature = 0; feature < features; feature++) {
      z[feature] = scale * Math.cos(z[feature]);
    }
  }
}

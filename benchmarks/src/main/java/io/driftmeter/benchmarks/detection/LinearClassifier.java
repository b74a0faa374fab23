package io.driftmeter.benchmarks.detection;

/**
 * A linear classifier that learns row by row, by normalised least mean squares. Nothing but sums, products, quotients and
 * square roots, in a stated order, so that the same rows give the same errors in any language to the last bit.
 */
final class LinearClassifier {
  private static final double RATE = 0.01;

  private final double[] centre;
  private final double[] spread;
  private final double[] weights;
  private double bias;

  /** Scales each input by the mean and the standard deviation of these rows; a constant input is only centred. */
  LinearClassifier(double[][] rows) {
    int inputs = rows[0].length;
    centre = new double[inputs];
    spread = new double[inputs];
    weights = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      double sum = 0;
      for (double[] row : rows) {
        sum += row[i];
      }
      centre[i] = sum / rows.length;
      double squares = 0;
      for (double[] row : rows) {
        squares += (row[i] - centre[i]) * (row[i] - centre[i]);
      }
      double deviation = Math.sqrt(squares / rows.length);
      spread[i] = deviation > 1e-9 ? deviation : 1;
    }
  }

  boolean predict(double[] row) {
    return score(row) > 0;
  }

  private double score(double[] row) {
    double score = bias;
    for (int i = 0; i < weights.length; i++) {
      score += weights[i] * ((row[i] - centre[i]) / spread[i]);
    }
    return score;
  }

  void learn(double[] row, boolean label) {
    double length = 1;
    for (int i = 0; i < weights.length; i++) {
      double input = (row[i] - centre[i]) / spread[i];
      length += input * input;
    }
    double step = RATE * ((label ? 1 : -1) - score(row)) / length;
    for (int i = 0; i < weights.length; i++) {
      weights[i] += step * ((row[i] - centre[i]) / spread[i]);
    }
    bias += step;
  }
}

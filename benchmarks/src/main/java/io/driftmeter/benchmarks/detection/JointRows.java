package io.driftmeter.benchmarks.detection;

import java.util.Random;

/**
 * Draws rows of columns any two of which are correlated before the law changes each value.
 *
 * @param shared correlation of any two columns
 */
record JointRows(Law law, int columns, double shared) {
  /** What becomes of normal values; Student's rows share their scale. */
  enum Law {
    NORMAL, STUDENT_5, LOG_NORMAL, INTEGER, ZERO_INFLATED
  }

  /** @param added correlation of the parts of the first two columns that no other column shares */
  double[][] draw(Random random, int rows, double added) {
    double[][] result = new double[rows][columns];
    for (double[] row : result) {
      double together = random.nextGaussian();
      double scale = law == Law.STUDENT_5 ? scale(random) : 1;
      for (int i = 0; i < columns; i++) {
        row[i] = random.nextGaussian();
      }
      row[1] = added * row[0] + Math.sqrt(1 - added * added) * row[1];
      for (int i = 0; i < columns; i++) {
        row[i] = value(scale * (Math.sqrt(shared) * together + Math.sqrt(1 - shared) * row[i]));
      }
    }
    return result;
  }

  private static double scale(Random random) {
    double squares = 0;
    for (int i = 0; i < 5; i++) {
      double normal = random.nextGaussian();
      squares += normal * normal;
    }
    return Math.sqrt(5 / squares);
  }

  private double value(double normal) {
    return switch (law) {
      case NORMAL, STUDENT_5 -> normal;
      case LOG_NORMAL -> Math.exp(normal);
      case INTEGER -> Math.floor(2 * normal);
      case ZERO_INFLATED -> Math.max(0, normal);
    };
  }
}

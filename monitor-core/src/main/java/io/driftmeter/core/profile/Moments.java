package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Count, extremes, mean and sum of squared deviations of finite values, merged after Chan, Golub and LeVeque (1979),
 * "Updating formulae and a pairwise algorithm for computing sample variances".
 */
final class Moments {
  long count;
  long zeros;
  long negatives;
  double min = Double.POSITIVE_INFINITY;
  double max = Double.NEGATIVE_INFINITY;
  double mean;
  /** Sum of squared deviations from the mean; not finite once values beyond about 1e150 were added. */
  double m2;

  /** Adds a batch in two passes, which is both more exact than one value at a time and free of divisions. */
  void add(double[] values, int length) {
    if (length == 0) {
      return;
    }
    double sum = 0;
    for (int i = 0; i < length; i++) {
      double value = values[i];
      sum += value;
      min = Math.min(min, value);
      max = Math.max(max, value);
      zeros += value == 0 ? 1 : 0;
      negatives += value < 0 ? 1 : 0;
    }
    double batchMean = sum / length;
    double batchM2 = 0;
    for (int i = 0; i < length; i++) {
      double deviation = values[i] - batchMean;
      batchM2 += deviation * deviation;
    }
    combine(length, batchMean, batchM2);
  }

  void add(Moments other) {
    zeros += other.zeros;
    negatives += other.negatives;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    combine(other.count, other.mean, other.m2);
  }

  private void combine(long otherCount, double otherMean, double otherM2) {
    if (otherCount == 0) {
      return;
    }
    long total = count + otherCount;
    double delta = otherMean - mean;
    // The first batch is taken as it is: added to nothing it would pick up a rounding error.
    mean = count == 0 ? otherMean : mean + delta * otherCount / total;
    m2 = count == 0 ? otherM2 : m2 + otherM2 + delta * delta * ((double) count / total) * otherCount;
    count = total;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(count);
    out.writeLong(zeros);
    out.writeLong(negatives);
    out.writeDouble(min);
    out.writeDouble(max);
    out.writeDouble(mean);
    out.writeDouble(m2);
  }

  void read(DataInputStream in) throws IOException {
    count = in.readLong();
    zeros = in.readLong();
    negatives = in.readLong();
    min = in.readDouble();
    max = in.readDouble();
    mean = in.readDouble();
    m2 = in.readDouble();
  }
}

package io.driftmeter.core.multivariate;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Count, means and co-moments (sums of products of deviations from the means) of rows of numbers, merged after Chan,
 * Golub and LeVeque (1979). Live, mutable, not thread-safe.
 */
final class CoMoments {
  private final int size;
  private final double[] mean;
  /** The lower triangle, row by row. */
  private final double[] products;
  private final double[] deviation;
  private long count;

  CoMoments(int size) {
    this.size = size;
    this.mean = new double[size];
    this.products = new double[size * (size + 1) / 2];
    this.deviation = new double[size];
  }

  void add(double[] row) {
    count++;
    double share = 1.0 / count;
    int at = 0;
    for (int i = 0; i < size; i++) {
      double before = row[i] - mean[i];
      deviation[i] = before;
      // The first row is the mean as it is: added to nothing it would pick up a rounding error.
      mean[i] = count == 1 ? row[i] : mean[i] + before * share;
      double after = row[i] - mean[i];
      for (int j = 0; j <= i; j++) {
        products[at++] += after * deviation[j];
      }
    }
  }

  void merge(CoMoments other) {
    if (other.count == 0) {
      return;
    }
    long total = count + other.count;
    double weight = (double) count / total * other.count;
    for (int i = 0; i < size; i++) {
      deviation[i] = other.mean[i] - mean[i];
      mean[i] = count == 0 ? other.mean[i] : mean[i] + deviation[i] * other.count / total;
    }
    int at = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++, at++) {
        products[at] += other.products[at] + (count == 0 ? 0 : weight * deviation[i] * deviation[j]);
      }
    }
    count = total;
  }

  CoMoments copy() {
    CoMoments copy = new CoMoments(size);
    copy.merge(this);
    return copy;
  }

  /** Those of some of the numbers of a row, by their indices. */
  CoMoments select(int[] indices) {
    CoMoments some = new CoMoments(indices.length);
    some.count = count;
    for (int i = 0; i < indices.length; i++) {
      some.mean[i] = mean[indices[i]];
      for (int j = 0; j <= i; j++) {
        some.products[index(i, j)] = product(indices[i], indices[j]);
      }
    }
    return some;
  }

  /**
   * For each part, the merge of all others. Made by merging from both ends, as to subtract a part with an outlier from
   * the whole would leave nothing but rounding errors.
   */
  static List<CoMoments> leavingOneOut(List<CoMoments> parts) {
    int size = parts.isEmpty() ? 0 : parts.getFirst().size;
    List<CoMoments> result = new ArrayList<>();
    CoMoments before = new CoMoments(size);
    for (CoMoments part : parts) {
      result.add(before.copy());
      before.merge(part);
    }
    CoMoments after = new CoMoments(size);
    for (int i = parts.size() - 1; i >= 0; i--) {
      result.get(i).merge(after);
      after.merge(parts.get(i));
    }
    return result;
  }

  long count() {
    return count;
  }

  double mean(int i) {
    return mean[i];
  }

  /** Mean of the products of the deviations: the population covariance. */
  double covariance(int i, int j) {
    return product(i, j) / count;
  }

  /** Population standard deviation. */
  double deviation(int i) {
    return Math.sqrt(covariance(i, i));
  }

  /** Pearson's correlation; NaN if one of the two does not vary, or varies beyond a double. */
  double correlation(int i, int j) {
    return product(i, j) / Math.sqrt(product(i, i)) / Math.sqrt(product(j, j));
  }

  private double product(int i, int j) {
    return products[index(i, j)];
  }

  private static int index(int i, int j) {
    return i >= j ? i * (i + 1) / 2 + j : j * (j + 1) / 2 + i;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(count);
    for (double value : mean) {
      out.writeDouble(value);
    }
    for (double value : products) {
      out.writeDouble(value);
    }
  }

  static CoMoments read(DataInputStream in, int size) throws IOException {
    CoMoments moments = new CoMoments(size);
    moments.count = in.readLong();
    for (int i = 0; i < moments.mean.length; i++) {
      moments.mean[i] = in.readDouble();
    }
    for (int i = 0; i < moments.products.length; i++) {
      moments.products[i] = in.readDouble();
    }
    return moments;
  }
}

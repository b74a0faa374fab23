package io.driftmeter.core.evidently;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many rows of each side are in each of several classes, in the order of the classes. */
final class Counts {
  private final double[] reference;
  private final double[] current;

  Counts(double[] reference, double[] current) {
    this.reference = reference;
    this.current = current;
  }

  static <T extends Comparable<T>> Counts of(Stream<T> reference, Stream<T> current) {
    TreeMap<T, double[]> counts = new TreeMap<>();
    reference.forEach(value -> counts.computeIfAbsent(value, key -> new double[2])[0]++);
    current.forEach(value -> counts.computeIfAbsent(value, key -> new double[2])[1]++);
    List<double[]> rows = List.copyOf(counts.values());
    return new Counts(rows.stream().mapToDouble(row -> row[0]).toArray(),
        rows.stream().mapToDouble(row -> row[1]).toArray());
  }

  int size() {
    return reference.length;
  }

  double reference(int i) {
    return reference[i];
  }

  double current(int i) {
    return current[i];
  }

  /** The share of each class among so many rows of the reference. */
  double[] referenceShares(int rows) {
    return shares(reference, rows);
  }

  double[] currentShares(int rows) {
    return shares(current, rows);
  }

  private static double[] shares(double[] counts, int rows) {
    double[] shares = new double[counts.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = counts[i] / rows;
    }
    return shares;
  }
}

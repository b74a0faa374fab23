package io.driftmeter.core.evidently;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** A numeric column. */
public final class RawNumbers implements RawColumn {
  /** A reference with more distinct values than this is put into bins. */
  private static final int MOST_VALUES = 20;

  private final double[] reference;
  private final double[] current;
  private final boolean integers;

  /**
   * Takes the values as they are, without a copy.
   *
   * @param integers whether the column holds whole numbers by its type, which keeps bins from being narrower than 1
   */
  public RawNumbers(double[] reference, double[] current, boolean integers) {
    if (reference.length == 0 || current.length == 0) {
      throw new IllegalArgumentException("found " + reference.length + " values in the reference and " + current.length
          + " in the current data; needed is one of each");
    }
    this.reference = reference;
    this.current = current;
    this.integers = integers;
  }

  @Override
  public int referenceRows() {
    return reference.length;
  }

  @Override
  public int currentRows() {
    return current.length;
  }

  @Override
  public int distinct() {
    return distinct(both()).length;
  }

  @Override
  public Counts values() {
    return Counts.of(positiveZeros(reference).boxed(), positiveZeros(current).boxed());
  }

  private static DoubleStream positiveZeros(double[] values) {
    return Arrays.stream(values).map(value -> value + 0.0);
  }

  /** Without the boxes that a stream's own distinct values would be put in. */
  private static double[] distinct(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int size = 0;
    for (double value : sorted) {
      if (size == 0 || sorted[size - 1] != value) {
        sorted[size++] = value;
      }
    }
    return Arrays.copyOf(sorted, size);
  }

  @Override
  public Counts bins() {
    if (distinct(positiveZeros(reference)).length <= MOST_VALUES) {
      return values();
    }
    SturgesBins bins = SturgesBins.over(both().toArray(), integers);
    return new Counts(bins.counts(reference), bins.counts(current));
  }

  private DoubleStream both() {
    return DoubleStream.concat(positiveZeros(reference), positiveZeros(current));
  }

  @Override
  public double hellinger() {
    SturgesBins bins = SturgesBins.over(distinct(both()), integers);
    double[] one = bins.counts(reference);
    double[] other = bins.counts(current);
    double overlap = 0;
    for (int i = 0; i < bins.size(); i++) {
      double density = one[i] / bins.width(i) / reference.length;
      double otherDensity = other[i] / bins.width(i) / current.length;
      overlap += Math.sqrt(density * otherDensity) * bins.meanWidth();
    }
    return Math.sqrt(1 - Math.min(1, overlap));
  }

  /** In units of the reference's standard deviation, at least a thousandth. */
  double wasserstein() {
    double mean = Arrays.stream(reference).sum() / reference.length;
    double variance = Arrays.stream(reference).map(x -> (x - mean) * (x - mean)).sum() / reference.length;
    return area() / Math.max(Math.sqrt(variance), 0.001);
  }

  private double area() {
    double[] one = Arrays.stream(reference).sorted().toArray();
    double[] other = Arrays.stream(current).sorted().toArray();
    double area = 0;
    double at = Math.min(one[0], other[0]);
    int i = 0;
    int j = 0;
    while (i < one.length || j < other.length) {
      boolean first = j == other.length || (i < one.length && one[i] <= other[j]);
      double next = first ? one[i] : other[j];
      area += Math.abs((double) i / one.length - (double) j / other.length) * (next - at);
      at = next;
      if (first) {
        i++;
      } else {
        j++;
      }
    }
    return area;
  }

  double kolmogorovSmirnov() {
    return KolmogorovSmirnovPValue.of(reference, current);
  }
}

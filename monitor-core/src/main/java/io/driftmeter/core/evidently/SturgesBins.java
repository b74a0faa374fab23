package io.driftmeter.core.evidently;

import java.util.Arrays;

/** Bins of equal width, as many as Sturges (1926) would have for so many values; edges and counts are NumPy's. */
final class SturgesBins {
  private final double[] edges;

  private SturgesBins(double[] edges) {
    this.edges = edges;
  }

  /**
   * The bins over the values.
   *
   * @param integers whether no bin is to be narrower than 1
   */
  static SturgesBins over(double[] values, boolean integers) {
    double least = Arrays.stream(values).min().orElseThrow();
    double greatest = Arrays.stream(values).max().orElseThrow();
    if (least == greatest) {
      return new SturgesBins(new double[]{least - 0.5, greatest + 0.5});
    }
    double width = (greatest - least) / (log2(values.length) + 1);
    int bins = (int) Math.ceil((greatest - least) / (integers && width < 1 ? 1 : width));
    double step = (greatest - least) / bins;
    double[] edges = new double[bins + 1];
    for (int i = 0; i < bins; i++) {
      edges[i] = i * step + least;
    }
    edges[bins] = greatest;
    return new SturgesBins(edges);
  }

  /** Exact for powers of two, at which the number of bins would jump. */
  private static double log2(int number) {
    return Integer.bitCount(number) == 1
        ? Integer.numberOfTrailingZeros(number)
        : Math.log(number) / Math.log(2);
  }

  /** Rows in each bin: at its lower edge or above, and below its upper edge; the last has its upper edge too. */
  double[] counts(double[] values) {
    double[] counts = new double[edges.length - 1];
    for (double value : values) {
      int found = Arrays.binarySearch(edges, value);
      int bin = found >= 0 ? found : -found - 2;
      counts[Math.min(bin, counts.length - 1)]++;
    }
    return counts;
  }

  int size() {
    return edges.length - 1;
  }

  double width(int bin) {
    return edges[bin + 1] - edges[bin];
  }

  double meanWidth() {
    return (edges[edges.length - 1] - edges[0]) / size();
  }
}

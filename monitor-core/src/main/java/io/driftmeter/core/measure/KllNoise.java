package io.driftmeter.core.measure;

import io.driftmeter.core.profile.Distribution;
import java.util.List;

/**
 * What quantile sketches add to the divergence of a column whose two sides are alike. A range's count is off by a random
 * error at each of its ends, of which the next range has the opposite, so that neighbours (and the two outermost ranges)
 * have a correlation of -1/2.
 *
 * @param mean    expectation of sum (error of p - error of q)^2 / p over the bins; 0 for exact counts
 * @param squares half the variance of that sum
 */
public record KllNoise(double mean, double squares) {
  public static final KllNoise NONE = new KllNoise(0, 0);
  /** How many standard deviations the count of a range may be off. */
  private static final double FARTHEST = 4;

  static KllNoise of(List<Bin> bins, Distribution reference, Distribution window, double referenceRows,
      double windowRows) {
    List<Bin> ranges = bins.stream().filter(bin -> bin.parts().stream().anyMatch(BinPart.Range.class::isInstance))
        .toList();
    if (ranges.size() < 2) {
      return NONE; // the one range is all values, which were counted
    }
    double[] relative = new double[ranges.size()];
    for (int i = 0; i < relative.length; i++) {
      Bin bin = ranges.get(i);
      double share = (bin.reference() + bin.window()) / (referenceRows + windowRows);
      relative[i] = (variance(reference, share, referenceRows) + variance(window, share, windowRows)) / share;
    }
    double mean = 0;
    double squares = 0;
    // Of two ranges each is both the left and the right neighbour of the other.
    double covariance = relative.length == 2 ? 1 : 0.5;
    for (int i = 0; i < relative.length; i++) {
      double next = relative[(i + 1) % relative.length];
      mean += relative[i];
      squares += relative[i] * relative[i] + covariance * relative[i] * next;
    }
    return new KllNoise(mean, squares);
  }

  /** Variance of the share of a bin; less where its range holds only a few items of the sketch. */
  private static double variance(Distribution side, double share, double rows) {
    double valuesOfRows = side.total() / rows;
    return side.massVariance() * Math.min(1, 2 * share * side.k()) * valuesOfRows * valuesOfRows;
  }

  /** By how many values the count of a range may be off. */
  static double slack(Distribution distribution) {
    return FARTHEST * Math.sqrt(distribution.massVariance()) * distribution.total();
  }
}

package io.driftmeter.core.measure;

import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import java.util.OptionalDouble;

/**
 * The finite values of both sides of a numeric column, at least one on each.
 *
 * @param referenceMean      where it is a double
 * @param referenceDeviation sample standard deviation, of two values or more
 */
public record Numbers(Distribution reference, Distribution window, OptionalDouble referenceMean,
    OptionalDouble referenceDeviation, OptionalDouble windowMean, OptionalDouble windowDeviation) {
  static Numbers of(NumericProfile reference, NumericProfile window) {
    return new Numbers(reference.distribution(), window.distribution(), reference.mean(), reference.standardDeviation(),
        window.mean(), window.standardDeviation());
  }

  double n() {
    return (double) reference.total();
  }

  double m() {
    return (double) window.total();
  }

  /** The factor nm / (n + m) by which the square of a distance between cumulative shares becomes a statistic. */
  double rows() {
    return n() * m() / (n() + m());
  }

  /** Greatest error of a difference of cumulative shares. */
  double rankError() {
    return reference.rankError() + window.rankError();
  }

  /**
   * Variance that the sketches add to a difference of cumulative shares at a value. Half of it is common to all values, as
   * a compaction shifts every other rank in the same direction; the rest averages out over the values.
   */
  double sketchVariance() {
    return reference.massVariance() + window.massVariance();
  }

  /** Receives the stretches between neighbouring values of either side. */
  interface Stretch {
    /** Over {@code [from, to)} the reference's cumulative share is {@code f} and the window's {@code g}. */
    void accept(double from, double to, double f, double g);
  }

  /**
   * Walks the distinct values of both sides in ascending order, past every item at a value before the shares are
   * compared: in the middle of a tie a difference would be an artefact. The last stretch, where both shares are 1, is
   * not among them.
   */
  void walk(Stretch stretch) {
    int i = 0;
    int j = 0;
    double f = 0;
    double g = 0;
    double at = Math.min(reference.value(0), window.value(0));
    while (i < reference.size() || j < window.size()) {
      double next = Math.min(i < reference.size() ? reference.value(i) : Double.POSITIVE_INFINITY,
          j < window.size() ? window.value(j) : Double.POSITIVE_INFINITY);
      if (next > at) {
        stretch.accept(at, next, f, g);
      }
      if (i < reference.size() && reference.value(i) == next) {
        f = (double) reference.cumulative(i++) / reference.total();
      }
      if (j < window.size() && window.value(j) == next) {
        g = (double) window.cumulative(j++) / window.total();
      }
      at = next;
    }
  }
}

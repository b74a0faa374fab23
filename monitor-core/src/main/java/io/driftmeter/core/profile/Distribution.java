package io.driftmeter.core.profile;

import java.util.Arrays;

/**
 * The distribution of a numeric column's finite values as a step function: distinct values in ascending order, and at
 * each of them how many values do not exceed it. Immutable.
 */
public final class Distribution {
  private final double[] values;
  private final long[] cumulative;
  private final double rankError;
  private final double massError;
  private final double massVariance;
  private final int k;

  Distribution(double[] values, long[] cumulative, double rankError, double massError, double massVariance,
      int k) {
    this.values = values;
    this.cumulative = cumulative;
    this.rankError = rankError;
    this.massError = massError;
    this.massVariance = massVariance;
    this.k = k;
  }

  /** Of values that are there one by one, each counted exactly. */
  public static Distribution of(double... values) {
    double[] steps = values.clone();
    Arrays.sort(steps);
    long[] cumulative = new long[steps.length];
    int size = 0;
    for (int i = 0; i < steps.length; i++) {
      size += size > 0 && steps[size - 1] == steps[i] ? 0 : 1;
      steps[size - 1] = steps[i];
      cumulative[size - 1] = i + 1L;
    }
    return new Distribution(Arrays.copyOf(steps, size), Arrays.copyOf(cumulative, size), 0, 0, 0, 0);
  }

  /** Number of steps. */
  public int size() {
    return values.length;
  }

  /** The value of step {@code i}. */
  public double value(int i) {
    return values[i];
  }

  /** Whether it is a handful of values, each counted exactly: integers, flags, a constant. */
  public boolean isCounted() {
    return isExact() && size() <= Atoms.MAX;
  }

  /** How many values are at most {@link #value value(i)}. */
  public long cumulative(int i) {
    return cumulative[i];
  }

  /** How many values are equal to {@link #value value(i)}. */
  public long count(int i) {
    return i == 0 ? cumulative[0] : cumulative[i] - cumulative[i - 1];
  }

  /** Greatest error of any cumulative share, holding with 99% probability; 0 if the counts are exact. */
  public double rankError() {
    return rankError;
  }

  /** Greatest error of the share of any interval, holding with 99% probability; 0 if the counts are exact. */
  public double massError() {
    return massError;
  }

  /**
   * Variance of the error of the share of a range, as large for a wide range as for a narrow one; errors of neighbouring
   * ranges have a correlation of -1/2, those of others none. 0 if the counts are exact.
   */
  public double massVariance() {
    return massVariance;
  }

  /** Accuracy parameter of the sketch behind it; 0 if the counts are exact. */
  public int k() {
    return k;
  }

  public long total() {
    return cumulative.length == 0 ? 0 : cumulative[cumulative.length - 1];
  }

  public boolean isExact() {
    return k == 0;
  }

  /** How many values are at most {@code bound}. */
  public long countUpTo(double bound) {
    int found = Arrays.binarySearch(values, bound);
    int steps = found >= 0 ? found + 1 : -found - 1;
    return steps == 0 ? 0 : cumulative[steps - 1];
  }

  /** How many values are equal to {@code value}. */
  public long countOf(double value) {
    int found = Arrays.binarySearch(values, value);
    return found < 0 ? 0 : count(found);
  }

  /** The least value that at least the share {@code rank} of all values does not exceed; needs at least one value. */
  public double quantile(double rank) {
    if (values.length == 0) {
      throw new IllegalStateException("quantile " + rank + " of no values; check total() first");
    }
    double wanted = rank * total();
    int low = 0;
    int high = values.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] >= wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return values[low];
  }
}

package io.driftmeter.core.calibration;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.FDistribution;

/**
 * What clean windows of one column taught about chance. Each gave a ratio: its statistic over what is expected of
 * independent rows. The law of a further clean window's ratio is {@link #factor} times F with nu and K nu degrees of
 * freedom, K being the number of windows and nu = 2 mean^2 / variance of their ratios: chi-squared with nu degrees for
 * the window itself, and as much again for the factor, which K windows only estimate.
 *
 * @param windows how many clean windows there were; with none the law is that of independent rows
 * @param mean    mean of their ratios; 1 without a window
 * @param squares sum of the squared deviations from the mean
 */
public record Dispersion(int windows, double mean, double squares) {
  /** Nothing was learned: rows are taken to be independent. */
  public static final Dispersion NONE = new Dispersion(0, 1, 0);

  /** From so many windows on their own spread counts alone; below, that of independent rows counts for the rest. */
  private static final int ENOUGH = 20;
  /** The tail of a law with less freedom is so long that nothing would ever be significant. */
  private static final double LEAST_FREEDOM = 1;

  public Dispersion {
    if (windows < 0 || !(mean >= 0 && Double.isFinite(mean)) || !(squares >= 0 && Double.isFinite(squares))) {
      throw new IllegalArgumentException("dispersion: found " + windows + " windows, mean " + mean
          + ", squared deviations " + squares + "; all are finite and at least 0");
    }
  }

  /** With one more clean window; {@code ratio} is its statistic over its expectation for independent rows. */
  public Dispersion plus(double ratio) {
    int more = windows + 1;
    double before = windows == 0 ? 0 : mean;
    double after = before + (ratio - before) / more;
    return new Dispersion(more, after, squares + (ratio - before) * (ratio - after));
  }

  /** phi, how many times wider than for independent rows chance is; at least 1. */
  public double factor() {
    return Math.max(1, mean);
  }

  /**
   * Probability of at least this ratio in a clean window.
   *
   * @param freedom of the chi-squared law of the statistic for independent rows; where it is 0 nothing can differ
   */
  public double pValue(double ratio, double freedom) {
    if (freedom == 0) {
      return 1;
    }
    if (windows == 0) {
      return ChiSquaredDistribution.of(freedom).survivalProbability(ratio * freedom);
    }
    double learned = freedom(freedom);
    return FDistribution.of(learned, learned * windows).survivalProbability(ratio / factor());
  }

  /** nu, at most that of independent rows: seasons and bursts make the spread of clean windows wider, never narrower. */
  private double freedom(double independent) {
    double variance = windows > 1 ? squares / (windows - 1) : 0;
    double spread = mean > 0 ? Math.max(2 / independent, variance / (mean * mean)) : 2 / independent;
    double weight = Math.min(1, (double) windows / ENOUGH);
    return Math.max(Math.min(LEAST_FREEDOM, independent), 2 / ((1 - weight) * 2 / independent + weight * spread));
  }

  /** Appends 20 bytes, big-endian: windows, mean, squares. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(windows);
    out.writeDouble(mean);
    out.writeDouble(squares);
  }

  /** Reads what {@link #write} wrote; throws {@link IllegalArgumentException} for what is no dispersion. */
  public static Dispersion read(DataInputStream in) throws IOException {
    return new Dispersion(in.readInt(), in.readDouble(), in.readDouble());
  }
}

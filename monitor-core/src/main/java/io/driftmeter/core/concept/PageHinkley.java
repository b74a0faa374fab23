package io.driftmeter.core.concept;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The Page-Hinkley test (Page 1954): sums up how far the values are from their mean so far, less what is tolerated, and
 * signals drift when the sum has come far from its extreme, upwards or downwards. Nine numbers, constant time.
 *
 * <p>The threshold is in units of the values: with errors of 0 and 1 and the default of 50, a rise by 0.2 takes at most about
 * 50 / 0.2 = 250 values to be seen.
 */
public final class PageHinkley extends Detector {
  static final byte KIND = 5;

  private final double delta;
  private final double lambda;
  private final double alpha;
  private final int least;

  private final Mean mean = new Mean();
  private double rise;
  private double lowest;
  private double fall;
  private double highest;

  /** River's defaults: 0.005, 50, 0.9999, 30. */
  public PageHinkley() {
    this(0.005, 50, 0.9999, 30);
  }

  /**
   * @param delta  change of the mean that is tolerated, 0 or more
   * @param lambda threshold of the summed deviations, more than 0
   * @param alpha  what is kept of the sums at each value, more than 0 and at most 1
   * @param least  values before there can be drift, at least 1
   */
  public PageHinkley(double delta, double lambda, double alpha, int least) {
    this.delta = between(-Double.MIN_VALUE, delta, Double.POSITIVE_INFINITY, "delta");
    this.lambda = between(0, lambda, Double.POSITIVE_INFINITY, "lambda");
    this.alpha = between(0, alpha, Math.nextUp(1.0), "alpha");
    this.least = within(1, least, Integer.MAX_VALUE, "least");
    forget();
  }

  @Override
  Signal next(double value) {
    mean.add(value);
    double deviation = value - mean.value;
    rise = alpha * rise + deviation - delta;
    lowest = Math.min(lowest, rise);
    fall = alpha * fall + deviation + delta;
    highest = Math.max(highest, fall);
    boolean far = rise - lowest > lambda || highest - fall > lambda;
    return far && mean.count >= least ? Signal.DRIFT : Signal.STABLE;
  }

  @Override
  void forget() {
    mean.clear();
    rise = 0;
    lowest = Double.POSITIVE_INFINITY;
    fall = 0;
    highest = Double.NEGATIVE_INFINITY;
  }

  @Override
  void write(DataOutputStream out) throws IOException {
    out.writeDouble(delta);
    out.writeDouble(lambda);
    out.writeDouble(alpha);
    out.writeInt(least);
    mean.write(out);
    out.writeDouble(rise);
    out.writeDouble(lowest);
    out.writeDouble(fall);
    out.writeDouble(highest);
  }

  static PageHinkley read(DataInputStream in) throws IOException {
    PageHinkley test = new PageHinkley(in.readDouble(), in.readDouble(), in.readDouble(), in.readInt());
    test.mean.read(in);
    test.rise = in.readDouble();
    test.lowest = in.readDouble();
    test.fall = in.readDouble();
    test.highest = in.readDouble();
    return test;
  }
}

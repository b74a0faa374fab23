package io.driftmeter.core.concept;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The drift detection method (Gama, Medas, Castillo and Rodrigues 2004): remembers where the error rate plus its standard
 * deviation was least, and warns or signals drift when it has risen above that by so many of those standard deviations.
 * For errors of 0 and 1; sees rises only. Four numbers, constant time.
 *
 * <p>It is quick to alarm: after a first stretch without any error, whose deviation is 0, the next error is drift.
 */
public final class Ddm extends Detector {
  static final byte KIND = 2;

  private final double warning;
  private final double drift;
  private final int warmUp;

  private final Mean errors = new Mean();
  private double leastRate;
  private double leastDeviation;

  /** River's defaults: 2, 3, 30. */
  public Ddm() {
    this(2, 3, 30);
  }

  /**
   * @param warning standard deviations above the least rate that warn, more than 0
   * @param drift   standard deviations above the least rate that are drift, more than 0
   * @param warmUp  values before anything is said, at least 1
   */
  public Ddm(double warning, double drift, int warmUp) {
    this.warning = between(0, warning, Double.POSITIVE_INFINITY, "warning");
    this.drift = between(0, drift, Double.POSITIVE_INFINITY, "drift");
    this.warmUp = within(1, warmUp, Integer.MAX_VALUE, "warmUp");
    forget();
  }

  @Override
  double least() {
    return 0;
  }

  @Override
  double greatest() {
    return 1;
  }

  @Override
  Signal next(double value) {
    errors.add(value);
    if (errors.count <= warmUp) {
      return Signal.STABLE;
    }
    double rate = errors.value;
    double deviation = Math.sqrt(rate * (1 - rate) / errors.count);
    if (rate + deviation <= leastRate + leastDeviation) {
      leastRate = rate;
      leastDeviation = deviation;
    }
    if (rate + deviation > leastRate + drift * leastDeviation) {
      return Signal.DRIFT;
    }
    return rate + deviation > leastRate + warning * leastDeviation ? Signal.WARNING : Signal.STABLE;
  }

  @Override
  void forget() {
    errors.clear();
    leastRate = Double.POSITIVE_INFINITY;
    leastDeviation = Double.POSITIVE_INFINITY;
  }

  @Override
  void write(DataOutputStream out) throws IOException {
    out.writeDouble(warning);
    out.writeDouble(drift);
    out.writeInt(warmUp);
    errors.write(out);
    out.writeDouble(leastRate);
    out.writeDouble(leastDeviation);
  }

  static Ddm read(DataInputStream in) throws IOException {
    Ddm detector = new Ddm(in.readDouble(), in.readDouble(), in.readInt());
    detector.errors.read(in);
    detector.leastRate = in.readDouble();
    detector.leastDeviation = in.readDouble();
    return detector;
  }
}

package io.driftmeter.core.concept;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Drift detection by Hoeffding's bound on averages (HDDM_A; Frias-Blanco and others 2015): the mean up to the point where
 * it was lowest, its bound included, is compared with the mean of all values. Makes no assumption but that values lie
 * between 0 and 1 and are independent; sees rises only. Four numbers, constant time.
 */
public final class HddmA extends Detector {
  static final byte KIND = 3;

  private final double drift;
  private final double warning;

  private final Mean all = new Mean();
  private final Mean lowest = new Mean();

  /** River's defaults: 0.001, 0.005. */
  public HddmA() {
    this(0.001, 0.005);
  }

  /**
   * @param drift   share of false alarms at which a rise is drift, between 0 and 1
   * @param warning share of false alarms at which a rise warns, between 0 and 1
   */
  public HddmA(double drift, double warning) {
    this.drift = between(0, drift, 1, "drift");
    this.warning = between(0, warning, 1, "warning");
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
    all.add(value);
    if (lowest.count == 0 || all.value + bound(all.count) <= lowest.value + bound(lowest.count)) {
      lowest.set(all);
    }
    if (lowest.count == all.count) {
      return Signal.STABLE;
    }
    if (hasRisen(drift)) {
      return Signal.DRIFT;
    }
    return hasRisen(warning) ? Signal.WARNING : Signal.STABLE;
  }

  private double bound(long count) {
    return Math.sqrt(Math.log(1 / drift) / (2 * count));
  }

  /** Hoeffding's bound for a mean less the mean of a part of the same values. */
  private boolean hasRisen(double level) {
    double share = (double) (all.count - lowest.count) / lowest.count / all.count;
    return all.value - lowest.value >= Math.sqrt(share / 2 * Math.log(2 / level));
  }

  @Override
  void forget() {
    all.clear();
    lowest.clear();
  }

  @Override
  void write(DataOutputStream out) throws IOException {
    out.writeDouble(drift);
    out.writeDouble(warning);
    all.write(out);
    lowest.write(out);
  }

  static HddmA read(DataInputStream in) throws IOException {
    HddmA detector = new HddmA(in.readDouble(), in.readDouble());
    detector.all.read(in);
    detector.lowest.read(in);
    return detector;
  }
}

package io.driftmeter.core.concept;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Kolmogorov-Smirnov windowing (KSWIN; Raab, Heusinger and Schleif 2020): of a sliding window, the newest values are
 * compared with as many drawn at random from the older ones, at every value, by the exact two-sample test. Sees changes
 * of shape as well as of the mean. Two arrays of the window's length; time of sorting the newest values.
 *
 * <p>The level is that of a single test, and there is one at every value: it alarms about as often on a stream without
 * change as its level says, times the length. What is drawn depends on the seed and on how many were drawn before (a
 * SplitMix64 generator, Steele, Lea and Flood 2014), so that the same values always give the same signals.
 */
public final class Kswin extends Detector {
  static final byte KIND = 4;

  /** Least distance of the two distribution functions that counts, whatever the level. */
  private static final double LEAST_DISTANCE = 0.1;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final double alpha;
  private final int size;
  private final int critical;
  /** The value that came as number i since the last drift is at {@code i % window.length}. */
  private final double[] window;
  private final double[] drawn;
  private final double[] newest;

  private long count;
  private long random;

  /** River's defaults, 0.005, 100, 30, and a seed of 0. */
  public Kswin() {
    this(0.005, 100, 30, 0);
  }

  /**
   * @param alpha  share of false alarms of a single test, between 0 and 1
   * @param window values kept, at least twice {@code size}, at most 100,000
   * @param size   newest values, and values drawn, at least 2
   * @param seed   of the draws
   */
  public Kswin(double alpha, int window, int size, long seed) {
    this.alpha = between(0, alpha, 1, "alpha");
    this.size = within(2, size, 50_000, "size");
    this.window = new double[within(2 * size, window, 100_000, "window")];
    this.drawn = new double[size];
    this.newest = new double[size];
    this.critical = critical(size, alpha);
    this.random = seed;
  }

  @Override
  Signal next(double value) {
    window[(int) (count++ % window.length)] = value;
    if (count < window.length) {
      return Signal.STABLE;
    }
    draw();
    for (int i = 0; i < size; i++) {
      newest[i] = at(window.length - size + i);
    }
    return distance() >= critical ? Signal.DRIFT : Signal.STABLE;
  }

  /** The i-th oldest value of a full window. */
  private double at(int i) {
    return window[(int) ((count + i) % window.length)];
  }

  /** Goes through the older values once; takes each with the chance that makes all choices equally likely. */
  private void draw() {
    int older = window.length - size;
    int taken = 0;
    for (int i = 0; taken < size; i++) {
      if (uniform() * (older - i) < size - taken) {
        drawn[taken++] = at(i);
      }
    }
  }

  private double uniform() {
    random += GOLDEN;
    long z = (random ^ (random >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
  }

  /** Greatest distance of the two distribution functions, in steps of 1/size. */
  private int distance() {
    Arrays.sort(drawn);
    Arrays.sort(newest);
    int greatest = 0;
    int i = 0;
    int j = 0;
    while (i < size && j < size) {
      double value = Math.min(drawn[i], newest[j]);
      while (i < size && drawn[i] <= value) {
        i++;
      }
      while (j < size && newest[j] <= value) {
        j++;
      }
      greatest = Math.max(greatest, Math.abs(i - j));
    }
    return greatest;
  }

  /** The least distance, in steps of 1/size, that is both significant and large enough to count. */
  private static int critical(int size, double alpha) {
    int steps = 1;
    while (steps <= size && (probability(steps, size) > alpha || steps <= LEAST_DISTANCE * size)) {
      steps++;
    }
    return steps;
  }

  /**
   * Probability of a distance of at least so many steps between two samples of this size from one continuous
   * distribution: twice the alternating sum over k of C(2n, n - k steps) / C(2n, n) (Gnedenko and Korolyuk 1951).
   */
  static double probability(int steps, int size) {
    double sum = 0;
    double ratio = 1;
    for (int down = 0; down < size; down++) {
      ratio *= (double) (size - down) / (size + down + 1);
      if ((down + 1) % steps == 0) {
        sum += (down + 1) / steps % 2 == 1 ? ratio : -ratio;
      }
    }
    return Math.min(1, 2 * sum);
  }

  @Override
  void forget() {
    count = 0;
  }

  @Override
  void write(DataOutputStream out) throws IOException {
    out.writeDouble(alpha);
    out.writeInt(window.length);
    out.writeInt(size);
    out.writeLong(random);
    out.writeLong(count);
    int kept = (int) Math.min(count, window.length);
    for (int i = 0; i < kept; i++) {
      out.writeDouble(window[i]);
    }
  }

  static Kswin read(DataInputStream in) throws IOException {
    Kswin detector = new Kswin(in.readDouble(), in.readInt(), in.readInt(), in.readLong());
    detector.count = in.readLong();
    int kept = (int) Math.min(detector.count, detector.window.length);
    for (int i = 0; i < kept; i++) {
      detector.window[i] = in.readDouble();
    }
    return detector;
  }
}

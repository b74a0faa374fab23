package io.driftmeter.core.concept;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Adaptive windowing (ADWIN2; Bifet and Gavalda 2007): over all values since the last drift, every way to cut them into
 * an older and a newer part is tried, and drift is signalled if the means of the two differ by more than chance explains
 * at the level {@code delta}. Rises and falls alike; values should lie between 0 and 1.
 *
 * <p>Values are summed in buckets of 1, 2, 4, ... values, at most {@value #PER_SIZE} of a size, oldest first: memory and
 * the time of a test grow with the logarithm of the length. The test runs at every {@value #CLOCK}th value.
 *
 * <p>The paper goes on with the newer part after a drift; this, like River, starts anew, so no bucket is ever dropped.
 */
public final class Adwin extends Detector {
  static final byte KIND = 1;

  private static final int PER_SIZE = 5;
  private static final int CLOCK = 32;
  /** Least values on each side of a cut. */
  private static final int SIDE = 5;

  private final double delta;

  private long count;
  private double sum;
  /** Sum of squared deviations from the mean. */
  private double squares;
  /** Sums of the buckets of 2^i values, {@code used[i]} of them, the oldest first; one place to spare. */
  private double[][] sums = new double[0][];
  private int[] used = new int[0];

  /** River's default: 0.002. */
  public Adwin() {
    this(0.002);
  }

  /** @param delta share of false alarms, between 0 and 1 */
  public Adwin(double delta) {
    this.delta = between(0, delta, 1, "delta");
  }

  @Override
  Signal next(double value) {
    if (count > 0) {
      double deviation = value - sum / count;
      squares += deviation * deviation * count / (count + 1);
    }
    count++;
    sum += value;
    insert(value);
    return count % CLOCK == 0 && canBeCut() ? Signal.DRIFT : Signal.STABLE;
  }

  private void insert(double value) {
    double carried = value;
    for (int size = 0;; size++) {
      if (size == sums.length) {
        sums = Arrays.copyOf(sums, size + 1);
        sums[size] = new double[PER_SIZE + 1];
        used = Arrays.copyOf(used, size + 1);
      }
      double[] buckets = sums[size];
      buckets[used[size]++] = carried;
      if (used[size] <= PER_SIZE) {
        return;
      }
      carried = buckets[0] + buckets[1];
      used[size] -= 2;
      System.arraycopy(buckets, 2, buckets, 0, used[size]);
    }
  }

  private boolean canBeCut() {
    double log = Math.log(2 * Math.log((double) count) / delta);
    double variance = squares / count;
    long older = 0;
    double olderSum = 0;
    for (int size = sums.length - 1; size >= 0; size--) {
      for (int bucket = 0; bucket < used[size]; bucket++) {
        older += 1L << size;
        olderSum += sums[size][bucket];
        long newer = count - older;
        if (newer < SIDE) {
          return false;
        }
        double apart = olderSum / older - (sum - olderSum) / newer;
        if (older >= SIDE && Math.abs(apart) > chance(older, newer, variance, log)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The paper's bound for a known variance, with the harmonic mean of the sizes corrected for the least side. */
  private static double chance(long older, long newer, double variance, double log) {
    double inverse = 1.0 / (older - SIDE + 1) + 1.0 / (newer - SIDE + 1);
    return Math.sqrt(2 * inverse * variance * log) + 2.0 / 3 * inverse * log;
  }

  @Override
  void forget() {
    count = 0;
    sum = 0;
    squares = 0;
    Arrays.fill(used, 0);
  }

  @Override
  void write(DataOutputStream out) throws IOException {
    out.writeDouble(delta);
    out.writeLong(count);
    out.writeDouble(sum);
    out.writeDouble(squares);
    out.writeByte(sums.length);
    for (int size = 0; size < sums.length; size++) {
      out.writeByte(used[size]);
      for (int bucket = 0; bucket < used[size]; bucket++) {
        out.writeDouble(sums[size][bucket]);
      }
    }
  }

  static Adwin read(DataInputStream in) throws IOException {
    Adwin detector = new Adwin(in.readDouble());
    detector.count = in.readLong();
    detector.sum = in.readDouble();
    detector.squares = in.readDouble();
    int sizes = within(0, in.readByte(), Long.SIZE - 1, "sizes of buckets");
    detector.sums = new double[sizes][PER_SIZE + 1];
    detector.used = new int[sizes];
    for (int size = 0; size < sizes; size++) {
      detector.used[size] = within(0, in.readByte(), PER_SIZE, "buckets of a size");
      for (int bucket = 0; bucket < detector.used[size]; bucket++) {
        detector.sums[size][bucket] = in.readDouble();
      }
    }
    return detector;
  }
}

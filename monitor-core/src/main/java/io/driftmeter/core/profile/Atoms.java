package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Exact counts of at most {@link #MAX} distinct values, so that integers, flags and constants need no sketch. */
final class Atoms {
  static final int MAX = 64;
  /** Four times as many places as values: a value is found at the first or second look. */
  private static final int PLACES = 4 * MAX;
  private static final int SHIFT = Long.numberOfLeadingZeros(PLACES) + 1;

  private final double[] values = new double[PLACES];
  /** 0 where the place is free. */
  private final long[] counts = new long[PLACES];
  private int size;

  /** Counts the value; false, and nothing counted, if it would be one distinct value too many. */
  boolean add(double value, long count) {
    int place = (int) ((Double.doubleToRawLongBits(value) * 0x9E3779B97F4A7C15L) >>> SHIFT);
    while (counts[place] != 0) {
      if (values[place] == value) {
        counts[place] += count;
        return true;
      }
      place = (place + 1) & (PLACES - 1);
    }
    if (size == MAX) {
      return false;
    }
    values[place] = value;
    counts[place] = count;
    size++;
    return true;
  }

  int size() {
    return size;
  }

  /** The values in ascending order. */
  double[] sorted() {
    double[] result = new double[size];
    int n = 0;
    for (int place = 0; place < PLACES; place++) {
      if (counts[place] != 0) {
        result[n++] = values[place];
      }
    }
    Arrays.sort(result);
    return result;
  }

  long count(double value) {
    int place = (int) ((Double.doubleToRawLongBits(value) * 0x9E3779B97F4A7C15L) >>> SHIFT);
    while (counts[place] != 0 && values[place] != value) {
      place = (place + 1) & (PLACES - 1);
    }
    return counts[place];
  }

  Distribution distribution() {
    double[] sorted = sorted();
    long[] cumulative = new long[size];
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += count(sorted[i]);
      cumulative[i] = sum;
    }
    return new Distribution(sorted, cumulative, 0, 0, 0, 0);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(size);
    for (double value : sorted()) {
      out.writeDouble(value);
      out.writeLong(count(value));
    }
  }

  static Atoms read(DataInputStream in) throws IOException {
    Atoms atoms = new Atoms();
    int size = in.readUnsignedByte();
    for (int i = 0; i < size; i++) {
      atoms.add(in.readDouble(), in.readLong());
    }
    return atoms;
  }
}

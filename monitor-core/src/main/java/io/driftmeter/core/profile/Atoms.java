package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Exact counts of at most {@link #MAX} distinct values, so that integers, flags and constants need no sketch. */
final class Atoms {
  static final int MAX = 64;
  /** At least four times as many places as values: a value is found at the first or second look. */
  private static final int PLACES_PER_VALUE = 4;

  /** Of a power of two. */
  private double[] values = new double[8 * PLACES_PER_VALUE];
  /** 0 where the place is free. */
  private long[] counts = new long[values.length];
  private int size;

  /** Counts the value; false, and nothing counted, if it would be one distinct value too many. */
  boolean add(double value, long count) {
    int place = place(value);
    if (counts[place] != 0) {
      counts[place] += count;
      return true;
    }
    if (size == MAX) {
      return false;
    }
    values[place] = value;
    counts[place] = count;
    size++;
    if (size * PLACES_PER_VALUE > values.length) {
      grow();
    }
    return true;
  }

  /** Where the value is, or would be. */
  private int place(double value) {
    int mask = values.length - 1;
    int place = (int) ((Double.doubleToRawLongBits(value) * 0x9E3779B97F4A7C15L) >>> Long.numberOfLeadingZeros(mask));
    while (counts[place] != 0 && values[place] != value) {
      place = (place + 1) & mask;
    }
    return place;
  }

  private void grow() {
    double[] oldValues = values;
    long[] oldCounts = counts;
    values = new double[2 * oldValues.length];
    counts = new long[values.length];
    for (int old = 0; old < oldValues.length; old++) {
      if (oldCounts[old] != 0) {
        int place = place(oldValues[old]);
        values[place] = oldValues[old];
        counts[place] = oldCounts[old];
      }
    }
  }

  int size() {
    return size;
  }

  /** The values in ascending order. */
  double[] sorted() {
    double[] result = new double[size];
    int n = 0;
    for (int place = 0; place < values.length; place++) {
      if (counts[place] != 0) {
        result[n++] = values[place];
      }
    }
    Arrays.sort(result);
    return result;
  }

  long count(double value) {
    return counts[place(value)];
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

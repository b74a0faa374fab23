package io.driftmeter.app.decode;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by text in UTF-8, looked up where the text stands: without making a string, or anything else. */
final class ByteKeys<V> {
  private final Map<Slice, V> values = new HashMap<>();
  private final Slice probe = new Slice();

  @Nullable
  V get(byte[] source, int from, int length) {
    return values.get(probe.set(source, from, length));
  }

  /** Keeps a copy of the key. */
  void put(byte[] source, int from, int length, V value) {
    values.put(new Slice().set(Arrays.copyOfRange(source, from, from + length), 0, length), value);
  }

  int size() {
    return values.size();
  }

  /** Comparable, so that keys of one hash, which are easily made up, lie in a tree and not in a list. */
  private static final class Slice implements Comparable<Slice> {
    private byte[] source = {};
    private int from;
    private int length;
    private int hash;

    Slice set(byte[] newSource, int newFrom, int newLength) {
      source = newSource;
      from = newFrom;
      length = newLength;
      int result = 1;
      for (int i = newFrom; i < newFrom + newLength; i++) {
        result = 31 * result + newSource[i];
      }
      hash = result;
      return this;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public int compareTo(Slice that) {
      return Arrays.compare(source, from, from + length, that.source, that.from, that.from + that.length);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Slice that
          && Arrays.equals(source, from, from + length, that.source, that.from, that.from + that.length);
    }
  }
}

package io.driftmeter.core.profile;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts by key bytes, in an open-addressing table over one array of bytes; counting a known key allocates nothing.
 * Bounded both in keys and in bytes.
 */
final class CategoryTable {
  /** All keys together, with what else the binary form needs for each of them. */
  static final int MAX_BYTES = 64 * 1024;
  /** A count and a length. */
  static final int BYTES_PER_KEY = Long.BYTES + Short.BYTES;

  private final int maxKeys;
  /** Index of a key plus one; 0 where the place is free. */
  private int[] places = new int[32];
  /** The first eight bytes of each key: most keys are no longer, and so are compared in one step. */
  private long[] heads = new long[16];
  /** Key i is {@code bytes[starts[i], starts[i + 1])}. */
  private int[] starts = new int[17];
  private long[] counts = new long[16];
  private byte[] bytes = new byte[256];
  private int size;

  CategoryTable(int maxKeys) {
    this.maxKeys = maxKeys;
  }

  int size() {
    return size;
  }

  long count(int key) {
    return counts[key];
  }

  String text(int key) {
    return new String(bytes, starts[key], starts[key + 1] - starts[key], StandardCharsets.UTF_8);
  }

  byte[] key(int key) {
    return Arrays.copyOfRange(bytes, starts[key], starts[key + 1]);
  }

  /** Counts {@code source[from, from + length)}; false, and nothing counted, if there is no room for one more key. */
  boolean add(byte[] source, int from, int length, long count) {
    long head = KeyBytes.word(source, from, Math.min(Long.BYTES, length));
    int mask = places.length - 1;
    int place = KeyBytes.hash(head, source, from, length) & mask;
    while (places[place] != 0) {
      int key = places[place] - 1;
      if (heads[key] == head && isKey(key, source, from, length)) {
        counts[key] += count;
        return true;
      }
      place = (place + 1) & mask;
    }
    if (size == maxKeys || starts[size] + length + (size + 1) * BYTES_PER_KEY > MAX_BYTES) {
      return false;
    }
    append(source, from, length, head, count);
    places[place] = size;
    if (2 * size > places.length) {
      rehash(2 * places.length);
    }
    return true;
  }

  /** Whether the key of the same head is these bytes. */
  private boolean isKey(int key, byte[] source, int from, int length) {
    int start = starts[key];
    return starts[key + 1] - start == length && (length <= Long.BYTES
        || Arrays.equals(bytes, start, start + length, source, from, from + length));
  }

  void clear() {
    Arrays.fill(places, 0);
    size = 0;
  }

  /** Counts the key that another table has at this index; false if there is no room. */
  boolean add(CategoryTable other, int key) {
    int start = other.starts[key];
    return add(other.bytes, start, other.starts[key + 1] - start, other.counts[key]);
  }

  void write(DataOutputStream out) throws IOException {
    ByteBuffer all = ByteBuffer.allocate(Integer.BYTES + size * BYTES_PER_KEY + starts[size]);
    all.putInt(size);
    for (int key = 0; key < size; key++) {
      int length = starts[key + 1] - starts[key];
      all.putLong(counts[key]).putShort((short) length).put(bytes, starts[key], length);
    }
    out.write(all.array());
  }

  private void append(byte[] source, int from, int length, long head, long count) {
    if (size == counts.length) {
      heads = Arrays.copyOf(heads, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
      starts = Arrays.copyOf(starts, 2 * size + 1);
    }
    int start = starts[size];
    if (start + length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(start + length, 2 * bytes.length));
    }
    System.arraycopy(source, from, bytes, start, length);
    heads[size] = head;
    counts[size] = count;
    starts[size + 1] = start + length;
    size++;
  }

  private void rehash(int capacity) {
    places = new int[capacity];
    for (int key = 0; key < size; key++) {
      int place = KeyBytes.hash(heads[key], bytes, starts[key], starts[key + 1] - starts[key]) & (capacity - 1);
      while (places[place] != 0) {
        place = (place + 1) & (capacity - 1);
      }
      places[place] = key + 1;
    }
  }
}

package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * How often words were used, in {@value #BUCKETS} buckets that their hashes choose: FNV-1a over the lower-case code points,
 * finished as MurmurHash3 is. Different words may share a bucket.
 */
public final class Vocabulary {
  static final int BUCKETS = 4096;
  private static final int SHIFT = Long.SIZE - 12;
  /** Of the binary form of a count. */
  private static final int MAX_BYTES = 5;

  /** Each stays at the greatest int once it has come there. */
  private final int[] counts = new int[BUCKETS];

  void add(long word) {
    add((int) (word >>> SHIFT), 1);
  }

  private void add(int bucket, int count) {
    int sum = counts[bucket] + count;
    counts[bucket] = sum < 0 ? Integer.MAX_VALUE : sum;
  }

  void merge(Vocabulary other) {
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      add(bucket, other.counts[bucket]);
    }
  }

  /** Words in all. */
  public long words() {
    long sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  /** How many of {@code other}'s words fall into buckets that are empty here: words that were certainly never seen. */
  public long unseenOf(Vocabulary other) {
    long sum = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      sum += counts[bucket] == 0 ? other.counts[bucket] : 0;
    }
    return sum;
  }

  /** Share of the buckets that hold words, which is the probability that a new word is taken for a known one. */
  public double taken() {
    int taken = 0;
    for (int count : counts) {
      taken += count == 0 ? 0 : 1;
    }
    return (double) taken / BUCKETS;
  }

  /** Seven bits of a count in each byte, the last of which is not negative. */
  void write(DataOutputStream out) throws IOException {
    byte[] bytes = new byte[BUCKETS * MAX_BYTES];
    int size = 0;
    for (int count : counts) {
      int rest = count;
      while (rest > 0x7F) {
        bytes[size++] = (byte) (rest | 0x80);
        rest >>>= 7;
      }
      bytes[size++] = (byte) rest;
    }
    out.write(bytes, 0, size);
  }

  static Vocabulary read(DataInputStream in) throws IOException {
    Vocabulary vocabulary = new Vocabulary();
    // What is too much is given back: reading byte by byte takes the stream's lock for each.
    in.mark(BUCKETS * MAX_BYTES);
    byte[] bytes = in.readNBytes(BUCKETS * MAX_BYTES);
    int size = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      int shift = 0;
      byte next = bytes[size++];
      int count = next & 0x7F;
      while (next < 0) {
        shift += 7;
        next = bytes[size++];
        count |= (next & 0x7F) << shift;
      }
      vocabulary.counts[bucket] = count;
    }
    in.reset();
    in.skipNBytes(size);
    return vocabulary;
  }
}

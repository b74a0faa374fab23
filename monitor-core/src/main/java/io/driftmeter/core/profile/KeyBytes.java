package io.driftmeter.core.profile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes of keys, read and hashed eight at a time. */
final class KeyBytes {
  private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  /** 2^64 divided by the golden ratio, and odd. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private KeyBytes() {}

  /** The bytes {@code source[from, from + length)}, at most eight, the first of them lowest; zeros take the place of others. */
  static long word(byte[] source, int from, int length) {
    if (from + Long.BYTES <= source.length) {
      long word = (long) LONGS.get(source, from);
      // A shift by 64 is one by 0, so that no bytes would be all of them.
      return length == 0 ? 0 : word & (-1L >>> (Long.SIZE - Byte.SIZE * length));
    }
    long word = 0;
    for (int i = length - 1; i >= 0; i--) {
      word = word << Byte.SIZE | (source[from + i] & 0xFF);
    }
    return word;
  }

  /** A hash of {@code source[from, from + length)}, whose low bits are good; {@code head} are its first eight bytes. */
  static int hash(long head, byte[] source, int from, int length) {
    long hash = mix(head ^ length);
    for (int i = Long.BYTES; i < length; i += Long.BYTES) {
      hash = mix(hash ^ word(source, from + i, Math.min(Long.BYTES, length - i)));
    }
    return (int) hash;
  }

  /** A product passes differences on to higher bits only; its upper half brings those of high bits down. */
  private static long mix(long bits) {
    return bits * SPREAD ^ Math.unsignedMultiplyHigh(bits, SPREAD);
  }
}

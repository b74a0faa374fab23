package io.driftmeter.app.decode;

/** Integers as decimal text in a reused array. */
final class Digits {
  private static final int LONGEST = 20;

  private final byte[] bytes = new byte[LONGEST];
  private int from = LONGEST;

  Digits set(long value) {
    from = LONGEST;
    // Counting down from zero: the least long has no positive counterpart.
    long rest = value < 0 ? value : -value;
    do {
      bytes[--from] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      bytes[--from] = '-';
    }
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int length() {
    return LONGEST - from;
  }
}

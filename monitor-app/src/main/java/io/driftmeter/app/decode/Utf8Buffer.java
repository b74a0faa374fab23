package io.driftmeter.app.decode;

/** Characters as UTF-8 in a reused array; half a surrogate pair becomes a question mark, as in Java's own encoder. */
final class Utf8Buffer {
  private static final int MOST_BYTES_PER_CHAR = 3;

  private byte[] bytes = new byte[256];
  private int length;

  Utf8Buffer set(char[] source, int from, int count) {
    long most = (long) count * MOST_BYTES_PER_CHAR;
    if (bytes.length < most) {
      bytes = new byte[Math.toIntExact(most)];
    }
    length = 0;
    int end = from + count;
    for (int i = from; i < end; i++) {
      char c = source[i];
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else if (c < 0x800) {
        bytes[length++] = (byte) (0xc0 | (c >> 6));
        bytes[length++] = (byte) (0x80 | (c & 0x3f));
      } else if (!Character.isSurrogate(c)) {
        bytes[length++] = (byte) (0xe0 | (c >> 12));
        bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
        bytes[length++] = (byte) (0x80 | (c & 0x3f));
      } else if (i + 1 < end && Character.isSurrogatePair(c, source[i + 1])) {
        int point = Character.toCodePoint(c, source[++i]);
        bytes[length++] = (byte) (0xf0 | (point >> 18));
        bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        bytes[length++] = (byte) (0x80 | (point & 0x3f));
      } else {
        bytes[length++] = '?';
      }
    }
    return this;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}

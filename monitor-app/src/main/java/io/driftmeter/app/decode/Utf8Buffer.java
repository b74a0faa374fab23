package io.driftmeter.app.decode;

import java.util.Arrays;

/** Text as UTF-8 in a reused array; half a surrogate pair becomes a question mark, as in Java's own encoder. */
final class Utf8Buffer {
  /** Of one code point. */
  private static final int MOST_BYTES = 4;

  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
  }

  void append(char[] source, int from, int count) {
    int end = from + count;
    for (int i = from; i < end; i++) {
      char c = source[i];
      if (!Character.isSurrogate(c)) {
        append(c);
      } else if (i + 1 < end && Character.isSurrogatePair(c, source[i + 1])) {
        append(Character.toCodePoint(c, source[++i]));
      } else {
        append('?');
      }
    }
  }

  /** Bytes that are UTF-8 already. */
  void append(byte[] source, int from, int count) {
    reserve(count);
    System.arraycopy(source, from, bytes, length, count);
    length += count;
  }

  void append(int codePoint) {
    reserve(MOST_BYTES);
    if (codePoint < 0x80) {
      bytes[length++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      bytes[length++] = (byte) (0xc0 | (codePoint >> 6));
      bytes[length++] = (byte) (0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
      bytes[length++] = (byte) (0xe0 | (codePoint >> 12));
      bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (codePoint & 0x3f));
    } else {
      bytes[length++] = (byte) (0xf0 | (codePoint >> 18));
      bytes[length++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
      bytes[length++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
      bytes[length++] = (byte) (0x80 | (codePoint & 0x3f));
    }
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }
}

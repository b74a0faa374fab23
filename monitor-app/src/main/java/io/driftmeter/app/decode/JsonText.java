package io.driftmeter.app.decode;

import java.util.HexFormat;

/** A string in a JSON text, as UTF-8: where it stands if it has no escapes, else in a buffer. */
final class JsonText {
  private static final int NONE = -1;
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  /** The least code points of so many bytes; overlong forms are below them. */
  private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

  private final Utf8Buffer unescaped = new Utf8Buffer();
  private byte[] in = {};
  private byte[] bytes = {};
  private int from;
  private int length;
  private boolean escaped;
  private int end;

  /** Reads the string that begins behind a quote; false if none does, if it is too long or has half a surrogate pair. */
  boolean read(byte[] source, int start, int longest) {
    in = source;
    unescaped.clear();
    int position = start;
    int copied = start;
    for (int c = JsonScanner.at(in, position); c != '"'; c = JsonScanner.at(in, position)) {
      if (c == '\\') {
        unescaped.append(in, copied, position - copied);
        position = escape(position + 1);
        copied = position;
      } else if (c < 0) {
        position = beyondAscii(position);
      } else {
        position = c < ' ' ? NONE : position + 1;
      }
      if (position == NONE) {
        return false;
      }
    }
    end = position + 1;
    escaped = copied != start;
    if (!escaped) {
      bytes = in;
      from = start;
      length = position - start;
    } else {
      unescaped.append(in, copied, position - copied);
      bytes = unescaped.bytes();
      from = 0;
      length = unescaped.length();
    }
    return length <= longest;
  }

  private int escape(int position) {
    int c = JsonScanner.at(in, position);
    if (c == 'u') {
      return unicode(position + 1);
    }
    int index = ESCAPES.indexOf(c);
    if (index < 0) {
      return NONE;
    }
    unescaped.append(ESCAPED.charAt(index));
    return position + 1;
  }

  private int unicode(int position) {
    int unit = unit(position);
    if (unit == NONE) {
      return NONE;
    }
    if (!Character.isSurrogate((char) unit)) {
      unescaped.append(unit);
      return position + 4;
    }
    boolean isFollowed = JsonScanner.at(in, position + 4) == '\\' && JsonScanner.at(in, position + 5) == 'u';
    int low = isFollowed ? unit(position + 6) : NONE;
    if (low == NONE || !Character.isSurrogatePair((char) unit, (char) low)) {
      return NONE;
    }
    unescaped.append(Character.toCodePoint((char) unit, (char) low));
    return position + 10;
  }

  /** What four hexadecimal digits say. */
  private int unit(int position) {
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = JsonScanner.at(in, position + i);
      if (!HexFormat.isHexDigit(digit)) {
        return NONE;
      }
      unit = 16 * unit + HexFormat.fromHexDigit(digit);
    }
    return unit;
  }

  /** Behind the sequence of bytes that is one code point. */
  private int beyondAscii(int position) {
    int first = in[position] & 0xff;
    if (first < 0xc0 || first > 0xf4) {
      return NONE;
    }
    int size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    int point = first & (0x7f >> size);
    for (int i = 1; i < size; i++) {
      int next = JsonScanner.at(in, position + i);
      if ((next & 0xc0) != 0x80) {
        return NONE;
      }
      point = (point << 6) | (next & 0x3f);
    }
    boolean isCharacter = point >= LEAST[size] && Character.isValidCodePoint(point)
        && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    return isCharacter ? position + size : NONE;
  }

  /** The array whose bytes from {@link #from()} are the text; valid until the next is read. */
  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int length() {
    return length;
  }

  /** Whether it stands with escapes. */
  boolean isEscaped() {
    return escaped;
  }

  /** Behind the closing quote. */
  int end() {
    return end;
  }
}

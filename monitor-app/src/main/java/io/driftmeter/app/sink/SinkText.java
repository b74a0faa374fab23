package io.driftmeter.app.sink;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Text as Postgres takes it.
 *
 * <p>Postgres refuses U+0000 in text and rows of an index above 2,704 bytes. Names come from events and may hold either; one
 * such name must not stop the sink.
 */
final class SinkText {
  /** Five names make the longest key: together they stay below what an index row holds. */
  static final int KEY_BYTES = 480;

  private static final char REPLACEMENT = '\uFFFD';

  private SinkText() {}

  /** The text with what UTF-8 or Postgres cannot hold (U+0000, unpaired surrogates) replaced by U+FFFD. */
  static String clean(String text) {
    int bad = firstBad(text, 0);
    if (bad < 0) {
      return text;
    }
    char[] chars = text.toCharArray();
    while (bad >= 0) {
      chars[bad] = REPLACEMENT;
      bad = firstBad(text, bad + 1);
    }
    return new String(chars);
  }

  /** As {@link #clean}, and if longer than {@link #KEY_BYTES} in UTF-8, cut, with a checksum of the whole in place of the rest. */
  static String key(String text) {
    String clean = clean(text);
    // A char takes at most three bytes: nearly every name is known to fit without being encoded.
    if (clean.length() <= KEY_BYTES / 3) {
      return clean;
    }
    byte[] whole = clean.getBytes(StandardCharsets.UTF_8);
    if (whole.length <= KEY_BYTES) {
      return clean;
    }
    CRC32C checksum = new CRC32C();
    checksum.update(whole);
    String tail = "…" + Long.toHexString(checksum.getValue());
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    CharBuffer head = CharBuffer.wrap(clean);
    encoder.encode(head, ByteBuffer.allocate(KEY_BYTES - 3 - 8), true);
    return clean.substring(0, head.position()) + tail;
  }

  private static int firstBad(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}

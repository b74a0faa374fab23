package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The same string for the same bytes, for names that come again and again. */
final class Interner {
  /** Beyond as many, or as long, a string is made each time: what is kept stays below a few megabytes. */
  private static final int MAX_STRINGS = 10_000;
  private static final int MAX_LENGTH = 256;

  private final ByteKeys<String> known = new ByteKeys<>();

  String intern(byte[] source, int from, int length) {
    if (length > MAX_LENGTH) {
      return new String(source, from, length, StandardCharsets.UTF_8);
    }
    @Nullable
    String same = known.get(source, from, length);
    if (same != null) {
      return same;
    }
    String made = new String(source, from, length, StandardCharsets.UTF_8);
    if (known.size() < MAX_STRINGS) {
      known.put(source, from, length, made);
    }
    return made;
  }
}

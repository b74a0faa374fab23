package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The same string for the same bytes, for names that come again and again. Long names are cut, and beyond a limit all new ones
 * are one: each name costs profiles of its own, and one that is made up for every event would take all memory.
 */
final class Interner {
  /** What stands for all names beyond the limit. */
  static final String OTHER = "(other)";
  private static final int MAX_STRINGS = 2_000;
  private static final int MAX_LENGTH = 256;

  private final ByteKeys<String> known = new ByteKeys<>();

  String intern(byte[] source, int from, int length) {
    int kept = Math.min(length, MAX_LENGTH);
    @Nullable
    String same = known.get(source, from, kept);
    if (same != null) {
      return same;
    }
    if (known.size() >= MAX_STRINGS) {
      return OTHER;
    }
    String made = new String(source, from, kept, StandardCharsets.UTF_8);
    known.put(source, from, kept, made);
    return made;
  }
}

package io.driftmeter.core.profile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.datasketches.hash.MurmurHash3;

/** Long values are counted under a cut key: a prefix and a 64-bit hash of the whole, so that they stay distinct. */
final class CategoryKey {
  /** Longest value counted under itself. */
  static final int MAX_BYTES = 256;
  /** Longest key of a frequent-items sketch: 768 of them fit a column's binary form. */
  static final int MAX_SKETCHED_BYTES = 64;
  private static final long SEED = 0;

  private CategoryKey() {}

  /** A key of at most {@code limit} bytes for {@code value[from, from + length)}, which is longer than that. */
  static byte[] cut(byte[] value, int from, int length, int limit) {
    byte[] whole = Arrays.copyOfRange(value, from, from + length);
    byte[] hash = ("~" + HexFormat.of().toHexDigits(MurmurHash3.hash(whole, SEED)[0]))
        .getBytes(StandardCharsets.US_ASCII);
    int prefix = limit - hash.length;
    while (prefix > 0 && (whole[prefix] & 0xC0) == 0x80) {
      prefix--; // in the middle of a UTF-8 character
    }
    byte[] key = Arrays.copyOf(whole, prefix + hash.length);
    System.arraycopy(hash, 0, key, prefix, hash.length);
    return key;
  }

  /** The key under which a frequent-items sketch counts a category. */
  static String sketched(String category) {
    byte[] utf8 = category.getBytes(StandardCharsets.UTF_8);
    return utf8.length <= MAX_SKETCHED_BYTES
        ? category
        : new String(cut(utf8, 0, utf8.length, MAX_SKETCHED_BYTES), StandardCharsets.UTF_8);
  }
}

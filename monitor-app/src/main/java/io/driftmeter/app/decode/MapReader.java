package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A map: each key is a field, whose reader is made when the key is first seen. */
final class MapReader implements ValueReader {
  /** Bytes; a longer key names no column. */
  private static final int MAX_KEY = 4 * PathTargets.MAX_NAME;

  private final ByteKeys<Entry> known = new ByteKeys<>();
  /** Stands before the first entry. */
  private final Entry start;
  private final Function<String, ValueReader> compiler;
  private final Predicate<String> remember;
  private final Entry unwanted;

  private static final class Entry {
    private final byte[] key;
    private final ValueReader value;
    /** What came behind this one last time, as it most often does again: half the time of looking every key up. */
    private @Nullable Entry next;

    Entry(byte[] key, ValueReader value) {
      this.key = key;
      this.value = value;
    }

    boolean isAt(byte[] source, int from, int length) {
      return Arrays.equals(key, 0, key.length, source, from, from + length);
    }
  }

  /**
   * @param compiler makes the reader of a key's value
   * @param remember whether what is to be done with the key may be kept
   * @param skip     steps over any value
   */
  MapReader(Function<String, ValueReader> compiler, Predicate<String> remember, ValueReader skip) {
    this.compiler = compiler;
    this.remember = remember;
    this.unwanted = new Entry(new byte[0], skip);
    this.start = new Entry(new byte[0], skip);
  }

  @Override
  public void read(AvroCursor in, Event event) {
    Entry last = start;
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      int end = -1;
      if (count < 0) {
        int length = in.readLength();
        end = in.position() + length;
        count = -count;
      }
      in.requireItems(count);
      for (long i = 0; i < count; i++) {
        last = readEntry(in, event, last);
      }
      if (end >= 0 && in.position() != end) {
        throw in.malformed("a block of a map ends at byte " + end + " by its length");
      }
    }
  }

  private Entry readEntry(AvroCursor in, Event event, Entry last) {
    int length = in.readLength();
    int from = in.position();
    in.skip(length);
    Entry entry = last.next;
    if (entry == null || !entry.isAt(in.buffer(), from, length)) {
      entry = find(in.buffer(), from, length);
      if (last != unwanted && entry != unwanted) {
        last.next = entry;
      }
    }
    try {
      entry.value.read(in, event);
    } catch (UnreadableValueException e) {
      throw e.within(new String(in.buffer(), from, Math.min(length, MAX_KEY), StandardCharsets.UTF_8));
    }
    return entry;
  }

  private Entry find(byte[] source, int from, int length) {
    Entry entry = known.get(source, from, length);
    return entry == null ? firstSeen(source, from, length) : entry;
  }

  private Entry firstSeen(byte[] source, int from, int length) {
    if (length > MAX_KEY) {
      return unwanted;
    }
    String key = new String(source, from, length, StandardCharsets.UTF_8);
    if (!remember.test(key)) {
      return unwanted;
    }
    Entry entry = new Entry(Arrays.copyOfRange(source, from, from + length), compiler.apply(key));
    known.put(source, from, length, entry);
    return entry;
  }
}

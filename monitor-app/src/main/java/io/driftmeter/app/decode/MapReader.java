package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.function.Predicate;

/** A map: each key is a field, whose reader is made when the key is first seen. */
final class MapReader implements ValueReader {
  /** Bytes; a longer key names no column. */
  private static final int MAX_KEY = 4 * PathTargets.MAX_NAME;

  private final ByteKeys<ValueReader> known = new ByteKeys<>();
  private final Function<String, ValueReader> compiler;
  private final Predicate<String> remember;
  private final ValueReader skip;

  /**
   * @param compiler makes the reader of a key's value
   * @param remember whether what is to be done with the key may be kept
   * @param skip     steps over any value
   */
  MapReader(Function<String, ValueReader> compiler, Predicate<String> remember, ValueReader skip) {
    this.compiler = compiler;
    this.remember = remember;
    this.skip = skip;
  }

  @Override
  public void read(AvroCursor in, Event event) {
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      int end = -1;
      if (count < 0) {
        int length = in.readLength();
        end = in.position() + length;
        count = -count;
      }
      in.requireItems(count);
      for (long i = 0; i < count; i++) {
        readEntry(in, event);
      }
      if (end >= 0 && in.position() != end) {
        throw in.malformed("a block of a map ends at byte " + end + " by its length");
      }
    }
  }

  private void readEntry(AvroCursor in, Event event) {
    int length = in.readLength();
    int from = in.position();
    in.skip(length);
    ValueReader reader = known.get(in.buffer(), from, length);
    if (reader == null) {
      reader = firstSeen(in.buffer(), from, length);
    }
    try {
      reader.read(in, event);
    } catch (UnreadableValueException e) {
      throw e.within(new String(in.buffer(), from, Math.min(length, MAX_KEY), StandardCharsets.UTF_8));
    }
  }

  private ValueReader firstSeen(byte[] source, int from, int length) {
    if (length > MAX_KEY) {
      return skip;
    }
    String key = new String(source, from, length, StandardCharsets.UTF_8);
    if (!remember.test(key)) {
      return skip;
    }
    ValueReader reader = compiler.apply(key);
    known.put(source, from, length, reader);
    return reader;
  }
}

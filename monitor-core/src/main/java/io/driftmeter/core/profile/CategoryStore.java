package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.jspecify.annotations.Nullable;

/**
 * The counts of categories: exact in a table, and from the first key too many in a frequent-items sketch (Anderson et
 * al. 2017, "A high-performance algorithm for identifying frequent items in data streams"), whose counts are bounds, and
 * a HyperLogLog sketch.
 *
 * <p>Then the table still counts in front of the sketches, and is poured into them whenever it is full or read.
 */
final class CategoryStore {
  /** Places of the sketch, three quarters of which it fills; its error is at most 3.5 / 1024 of all values. */
  private static final int SKETCH_PLACES = 1024;

  private final CategoryTable table;
  /** Null while every category is counted exactly. */
  private @Nullable Sketched sketched;

  private record Sketched(FrequentItemsSketch<String> frequent, HllSketch distinct) {
    static Sketched empty() {
      return new Sketched(new FrequentItemsSketch<>(SKETCH_PLACES), Sketches.distinct());
    }
  }

  CategoryStore(int maxCategories) {
    this.table = new CategoryTable(maxCategories);
  }

  /** Counts {@code source[from, from + length)}. */
  void add(byte[] source, int from, int length, long count) {
    if (!table.add(source, from, length, count)) {
      pour();
      table.add(source, from, length, count);
    }
  }

  void add(CategoryStore other) {
    for (int key = 0; key < other.table.size(); key++) {
      if (!table.add(other.table, key)) {
        pour();
        table.add(other.table, key);
      }
    }
    if (other.sketched != null) {
      Sketched mine = pour();
      mine.frequent.merge(other.sketched.frequent);
      sketched = new Sketched(mine.frequent, Sketches.union(mine.distinct, other.sketched.distinct));
    }
  }

  /** Moves what the table counted into the sketches. */
  private Sketched pour() {
    Sketched target = sketched == null ? Sketched.empty() : sketched;
    for (int key = 0; key < table.size(); key++) {
      target.frequent.update(CategoryKey.sketched(table.text(key)), table.count(key));
      target.distinct.update(table.key(key));
    }
    table.clear();
    sketched = target;
    return target;
  }

  boolean isExact() {
    return sketched == null;
  }

  double distinctValues() {
    return sketched == null ? table.size() : Sketches.count(pour().distinct);
  }

  long maximumError() {
    return sketched == null ? 0 : pour().frequent.getMaximumError();
  }

  /** The known categories, in no order. */
  List<CategoryCount> counts() {
    List<CategoryCount> result = new ArrayList<>();
    if (sketched == null) {
      for (int key = 0; key < table.size(); key++) {
        result.add(new CategoryCount(table.text(key), table.count(key), table.count(key)));
      }
    } else {
      for (FrequentItemsSketch.Row<String> row : pour().frequent.getFrequentItems(0, ErrorType.NO_FALSE_NEGATIVES)) {
        result.add(new CategoryCount(row.getItem(), row.getLowerBound(), row.getUpperBound()));
      }
    }
    return result;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeBoolean(sketched == null);
    if (sketched == null) {
      table.write(out);
    } else {
      Sketched all = pour();
      ProfileCodec.writeBytes(out, all.frequent.toByteArray(new ArrayOfStringsSerDe()));
      ProfileCodec.writeBytes(out, all.distinct.toCompactByteArray());
    }
  }

  static CategoryStore read(DataInputStream in, int maxCategories) throws IOException {
    CategoryStore store = new CategoryStore(maxCategories);
    if (in.readBoolean()) {
      // Nothing comes after them in the form.
      ByteBuffer all = ByteBuffer.wrap(in.readAllBytes());
      for (int left = all.getInt(); left > 0; left--) {
        long count = all.getLong();
        int length = Short.toUnsignedInt(all.getShort());
        store.add(all.array(), all.position(), length, count);
        all.position(all.position() + length);
      }
    } else {
      FrequentItemsSketch<String> frequent = FrequentItemsSketch
          .getInstance(MemorySegment.ofArray(ProfileCodec.readBytes(in)), new ArrayOfStringsSerDe());
      store.sketched = new Sketched(frequent, HllSketch.heapify(ProfileCodec.readBytes(in)));
    }
    return store;
  }
}

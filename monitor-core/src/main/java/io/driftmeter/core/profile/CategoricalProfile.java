package io.driftmeter.core.profile;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Row;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.datasketches.common.ArrayOfStringsSerDe;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.FrequentItemsSketch;
import org.apache.datasketches.hll.HllSketch;
import org.jspecify.annotations.Nullable;

/**
 * Profile of a categorical or boolean column: exact counts up to the cap of {@link ProfileSettings#categories} and of
 * {@value CategoryTable#MAX_BYTES} bytes, then a frequent-items sketch (Anderson et al. 2017, "A high-performance
 * algorithm for identifying frequent items in data streams") whose counts are bounds.
 *
 * <p>Past the cap the table still counts in front of the sketch, and is poured into it whenever it is full or read.
 */
public final class CategoricalProfile implements ColumnProfile {
  /** Places of the sketch, three quarters of which it fills; its error is at most 3.5 / 1024 of all values. */
  private static final int SKETCH_PLACES = 1024;

  private final Column column;
  private final int maxCategories;
  private final Tally tally;
  private final CategoryTable table;
  /** Null while every category is counted exactly; from the cap on both sketches are there. */
  private @Nullable FrequentItemsSketch<String> frequent;
  private @Nullable HllSketch distinct;

  public CategoricalProfile(Column column, ProfileSettings settings) {
    this(column, settings.categories(), new Tally());
  }

  private CategoricalProfile(Column column, int maxCategories, Tally tally) {
    this.column = column;
    this.maxCategories = maxCategories;
    this.tally = tally;
    this.table = new CategoryTable(maxCategories);
  }

  @Override
  public Column column() {
    return column;
  }

  @Override
  public void update(Row row, int slot) {
    if (tally.isValue(row.state(slot))) {
      int length = row.length(slot);
      byte[] bytes = row.bytes(slot);
      if (length > CategoryKey.MAX_BYTES) {
        bytes = CategoryKey.cut(bytes, 0, length, CategoryKey.MAX_BYTES);
        length = bytes.length;
      }
      count(bytes, length, 1);
    }
  }

  private void count(byte[] key, int length, long count) {
    if (!table.add(key, 0, length, count)) {
      pour();
      table.add(key, 0, length, count);
    }
  }

  /** Moves what the table counted into the sketches. */
  private void pour() {
    FrequentItemsSketch<String> items = frequent == null ? new FrequentItemsSketch<>(SKETCH_PLACES) : frequent;
    HllSketch hll = distinct == null ? Sketches.distinct() : distinct;
    frequent = items;
    distinct = hll;
    for (int key = 0; key < table.size(); key++) {
      items.update(CategoryKey.sketched(table.text(key)), table.count(key));
      hll.update(table.key(key));
    }
    table.clear();
  }

  @Override
  public void updateMistyped(byte state) {
    tally.countMistyped(state);
  }

  @Override
  public void merge(ColumnProfile other) {
    if (other instanceof CategoricalProfile same && same.column.type() == column.type()) {
      mergeCounts(same);
    } else {
      tally.addMistyped(other);
    }
  }

  private void mergeCounts(CategoricalProfile other) {
    tally.add(other.tally);
    for (int key = 0; key < other.table.size(); key++) {
      byte[] bytes = other.table.key(key);
      count(bytes, bytes.length, other.table.count(key));
    }
    if (other.frequent != null && other.distinct != null) {
      pour();
      if (frequent != null && distinct != null) {
        frequent.merge(other.frequent);
        distinct = Sketches.union(distinct, other.distinct);
      }
    }
  }

  @Override
  public long rows() {
    return tally.rows;
  }

  @Override
  public long values() {
    return tally.rows - tally.nulls - tally.typeErrors;
  }

  @Override
  public long nulls() {
    return tally.nulls;
  }

  @Override
  public long typeErrors() {
    return tally.typeErrors;
  }

  @Override
  public double distinct() {
    settle();
    return distinct == null ? table.size() : Sketches.count(distinct);
  }

  /** Whether every category is counted exactly; if not, counts are bounds and rare categories are not known. */
  public boolean isExact() {
    return frequent == null;
  }

  /** No category that is missing from {@link #categories()} was seen more often; 0 while counts are exact. */
  public long maximumError() {
    settle();
    return frequent == null ? 0 : frequent.getMaximumError();
  }

  /** The known categories, most frequent first, equal counts in the order of their text. */
  public List<CategoryCount> categories() {
    List<CategoryCount> result = new ArrayList<>(unordered());
    result.sort(Comparator.comparingLong(CategoryCount::count).reversed().thenComparing(CategoryCount::category));
    return result;
  }

  /** The known categories by the key that a sketch of them would use, to compare with a profile past the cap. */
  public Map<String, CategoryCount> bySketchedKey() {
    Map<String, CategoryCount> result = new HashMap<>();
    for (CategoryCount known : unordered()) {
      String key = CategoryKey.sketched(known.category());
      result.put(key, new CategoryCount(key, known.count(), known.upper()));
    }
    return result;
  }

  private List<CategoryCount> unordered() {
    settle();
    List<CategoryCount> result = new ArrayList<>();
    if (frequent == null) {
      for (int key = 0; key < table.size(); key++) {
        result.add(new CategoryCount(table.text(key), table.count(key), table.count(key)));
      }
    } else {
      for (FrequentItemsSketch.Row<String> row : frequent.getFrequentItems(0, ErrorType.NO_FALSE_NEGATIVES)) {
        result.add(new CategoryCount(row.getItem(), row.getLowerBound(), row.getUpperBound()));
      }
    }
    return result;
  }

  /** The {@code limit} most frequent of {@link #categories()}. */
  public List<CategoryCount> top(int limit) {
    List<CategoryCount> all = categories();
    return all.subList(0, Math.min(limit, all.size()));
  }

  private void settle() {
    if (frequent != null && table.size() > 0) {
      pour();
    }
  }

  @Override
  public byte[] toBytes() {
    settle();
    return Frame.write(ProfileCodec.CATEGORICAL, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    ProfileCodec.writeColumn(out, column);
    out.writeInt(maxCategories);
    tally.write(out);
    out.writeBoolean(frequent == null);
    if (frequent != null && distinct != null) {
      ProfileCodec.writeBytes(out, frequent.toByteArray(new ArrayOfStringsSerDe()));
      ProfileCodec.writeBytes(out, distinct.toCompactByteArray());
      return;
    }
    out.writeInt(table.size());
    for (int key = 0; key < table.size(); key++) {
      byte[] bytes = table.key(key);
      out.writeLong(table.count(key));
      out.writeShort(bytes.length);
      out.write(bytes);
    }
  }

  static CategoricalProfile read(DataInputStream in) throws IOException {
    Column column = ProfileCodec.readColumnHeader(in);
    CategoricalProfile profile = new CategoricalProfile(column, in.readInt(), Tally.read(in));
    if (in.readBoolean()) {
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        long count = in.readLong();
        byte[] key = in.readNBytes(in.readUnsignedShort());
        profile.count(key, key.length, count);
      }
    } else {
      profile.frequent = FrequentItemsSketch.getInstance(MemorySegment.ofArray(ProfileCodec.readBytes(in)),
          new ArrayOfStringsSerDe());
      profile.distinct = HllSketch.heapify(ProfileCodec.readBytes(in));
    }
    return profile;
  }
}

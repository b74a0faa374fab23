package io.driftmeter.core.profile;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Row;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Profile of a categorical or boolean column: exact counts up to the cap of {@link ProfileSettings#categories} and of
 * {@value CategoryTable#MAX_BYTES} bytes, then a frequent-items sketch whose counts are bounds.
 */
public final class CategoricalProfile extends ColumnProfile {
  private final int maxCategories;
  private CategoryStore counts;

  public CategoricalProfile(Column column, ProfileSettings settings) {
    this(column, settings.categories());
  }

  private CategoricalProfile(Column column, int maxCategories) {
    super(column);
    this.maxCategories = maxCategories;
    this.counts = new CategoryStore(maxCategories);
  }

  @Override
  void take(Row row, int slot) {
    count(row.bytes(slot), 0, row.length(slot));
  }

  @Override
  public void update(Cells cells, int[] rows, int from, int to) {
    for (int i = from; i < to; i++) {
      if (isValue(cells.state(rows[i]))) {
        count(cells.bytes(), cells.start(rows[i]), cells.length(rows[i]));
      }
    }
  }

  private void count(byte[] source, int from, int length) {
    if (length > CategoryKey.MAX_BYTES) {
      byte[] key = CategoryKey.cut(source, from, length, CategoryKey.MAX_BYTES);
      counts.add(key, 0, key.length, 1);
    } else {
      counts.add(source, from, length, 1);
    }
  }

  @Override
  public void merge(ColumnProfile other) {
    if (other instanceof CategoricalProfile same && same.column().type() == column().type()) {
      addCounts(same);
      counts.add(same.counts);
    } else {
      addMistyped(other);
    }
  }

  @Override
  public double distinct() {
    return counts.distinctValues();
  }

  /** Whether every category is counted exactly; if not, counts are bounds and rare categories are not known. */
  public boolean isExact() {
    return counts.isExact();
  }

  /** No category that is missing from {@link #categories()} was seen more often; 0 while counts are exact. */
  public long maximumError() {
    return counts.maximumError();
  }

  /** The known categories, most frequent first, equal counts in the order of their text. */
  public List<CategoryCount> categories() {
    List<CategoryCount> result = counts.counts();
    result.sort(Comparator.comparingLong(CategoryCount::count).reversed().thenComparing(CategoryCount::category));
    return result;
  }

  /** The known categories by the key that a sketch of them would use, to compare with a profile past the cap. */
  public Map<String, CategoryCount> bySketchedKey() {
    Map<String, CategoryCount> result = new HashMap<>();
    for (CategoryCount known : counts.counts()) {
      String key = CategoryKey.sketched(known.category());
      result.merge(key, new CategoryCount(key, known.count(), known.upper()), CategoryCount::plus);
    }
    return result;
  }

  /** The {@code limit} most frequent of {@link #categories()}. */
  public List<CategoryCount> top(int limit) {
    List<CategoryCount> all = categories();
    return all.subList(0, Math.min(limit, all.size()));
  }

  @Override
  public byte[] toBytes() {
    return Frame.write(ProfileCodec.CATEGORICAL, this::write);
  }

  private void write(DataOutputStream out) throws IOException {
    ProfileCodec.writeColumn(out, column());
    out.writeInt(maxCategories);
    writeCounts(out);
    counts.write(out);
  }

  static CategoricalProfile read(DataInputStream in) throws IOException {
    Column column = ProfileCodec.readColumnHeader(in);
    int maxCategories = in.readInt();
    CategoricalProfile profile = new CategoricalProfile(column, maxCategories);
    profile.readCounts(in);
    profile.counts = CategoryStore.read(in, maxCategories);
    return profile;
  }
}

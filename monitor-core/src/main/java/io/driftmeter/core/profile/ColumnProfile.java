package io.driftmeter.core.profile;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.List;

/** Mergeable summary of one column in one window. Live and mutable; not thread-safe. */
public sealed interface ColumnProfile permits NumericProfile, CategoricalProfile, DescribedProfile {
  /** No column's binary form is longer, so that a record of a dozen columns stays below a megabyte. */
  int MAX_BYTES = 72 * 1024;

  Column column();

  /**
   * Counts the row's value at the slot: a value, a null, an absent field or one of the wrong type. The slot's column
   * must have this profile's type; {@link #updateMistyped} is for the others.
   */
  void update(Row row, int slot);

  /** Counts the cells of {@code rows[from, to)}, in that order: what {@link #update(Row, int)} would of each of them. */
  default void update(Cells cells, int[] rows, int from, int to) {
    Row row = new Row(Columns.of(List.of(column())));
    for (int i = from; i < to; i++) {
      cells.copyTo(row, 0, rows[i]);
      update(row, 0);
    }
  }

  /** Counts a row that declares this column with another type: null stays null, a value is a type error. */
  void updateMistyped(byte state);

  /**
   * Adds another profile of the same column; {@code other} is left as it was. If the two types differ this one stays,
   * and what the other side counted as values are type errors here.
   */
  void merge(ColumnProfile other);

  /** Rows seen since the column was first seen, whatever their value. */
  long rows();

  /** Rows with a value that can be compared (for a numeric column: finite). */
  long values();

  /** Rows whose field was null or absent. */
  long nulls();

  /** Rows whose value was not of the column's type. */
  long typeErrors();

  /** Estimated number of distinct values. */
  double distinct();

  /** The versioned binary form, at most {@link #MAX_BYTES} long; read back by {@link ProfileCodec#readColumn}. */
  byte[] toBytes();
}

package io.driftmeter.core.profile;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Mergeable summary of one column in one window. Live and mutable; not thread-safe. */
public abstract sealed class ColumnProfile permits NumericProfile, CategoricalProfile, DescribedProfile {
  /** No column's binary form is longer, so that a record of a dozen columns stays below a megabyte. */
  public static final int MAX_BYTES = 72 * 1024;

  private final Column column;
  private long rows;
  private long nulls;
  private long typeErrors;

  ColumnProfile(Column column) {
    this.column = column;
  }

  public final Column column() {
    return column;
  }

  /**
   * Counts the row's value at the slot: a value, a null, an absent field or one of the wrong type. The slot's column
   * must have this profile's type; {@link #updateMistyped} is for the others.
   */
  public final void update(Row row, int slot) {
    if (isValue(row.state(slot))) {
      take(row, slot);
    }
  }

  /** Takes in the value at the slot, whose row is counted already. */
  abstract void take(Row row, int slot);

  /** Counts the cells of {@code rows[from, to)}, in that order: what {@link #update(Row, int)} would of each of them. */
  public void update(Cells cells, int[] rows, int from, int to) {
    Row row = new Row(Columns.of(List.of(column)));
    for (int i = from; i < to; i++) {
      cells.copyTo(row, 0, rows[i]);
      update(row, 0);
    }
  }

  /** Counts a row by its state; true if there is a value to take in. */
  final boolean isValue(byte state) {
    if (state == Row.VALUE) {
      rows++;
      return true;
    }
    updateMistyped(state);
    return false;
  }

  /** Counts a row that declares this column with another type: null stays null, a value is a type error. */
  public final void updateMistyped(byte state) {
    if (state == Row.VALUE || state == Row.WRONG_TYPE) {
      addTypeErrors(1);
    } else {
      addNulls(1);
    }
  }

  /** Counts a row with a value. */
  final void addRow() {
    rows++;
  }

  /** Counts so many rows whose field is null or absent. */
  void addNulls(long count) {
    rows += count;
    nulls += count;
  }

  /** Counts so many rows whose value is not of the column's type. */
  private void addTypeErrors(long count) {
    rows += count;
    typeErrors += count;
  }

  /** Finds the value of a row, which is counted already, to be of the wrong type. */
  final void refuse() {
    typeErrors++;
  }

  /**
   * Adds another profile of the same column; {@code other} is left as it was. If the two types differ this one stays,
   * and what the other side counted as values are type errors here.
   */
  public abstract void merge(ColumnProfile other);

  final void addCounts(ColumnProfile other) {
    rows += other.rows;
    nulls += other.nulls;
    typeErrors += other.typeErrors;
  }

  final void addMistyped(ColumnProfile other) {
    addNulls(other.nulls);
    addTypeErrors(other.rows - other.nulls);
  }

  /** Rows seen since the column was first seen, whatever their value. */
  public final long rows() {
    return rows;
  }

  /** Rows with a value that can be compared (for a numeric column: finite). */
  public long values() {
    return rows - nulls - typeErrors;
  }

  /** Rows whose field was null or absent. */
  public final long nulls() {
    return nulls;
  }

  /** Rows whose value was not of the column's type. */
  public final long typeErrors() {
    return typeErrors;
  }

  /** Estimated number of distinct values. */
  public abstract double distinct();

  /** The versioned binary form, at most {@link #MAX_BYTES} long; read back by {@link ProfileCodec#readColumn}. */
  public abstract byte[] toBytes();

  final void writeCounts(DataOutputStream out) throws IOException {
    out.writeLong(rows);
    out.writeLong(nulls);
    out.writeLong(typeErrors);
  }

  final void readCounts(DataInputStream in) throws IOException {
    rows = in.readLong();
    nulls = in.readLong();
    typeErrors = in.readLong();
  }
}

package io.driftmeter.app.file;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Some rows of a file, column by column: what is profiled, the keys beside it, and their times. */
public final class FileBatch {
  /** A row without a time that can be read; no calendar holds it. */
  private static final long NEVER = Long.MIN_VALUE;

  private final Columns columns;
  private final Cells[] values;
  private final Cells[] keys;
  private final FileRow row;
  private long[] eventTimes = new long[0];
  private int rows;

  /** @param columns to which none will be added */
  FileBatch(Columns columns, List<String> keyNames) {
    this.columns = columns;
    this.values = columns.asList().stream().map(Column::type).map(Cells::new).toArray(Cells[]::new);
    this.keys = Stream.generate(() -> new Cells(ColumnType.CATEGORICAL)).limit(keyNames.size()).toArray(Cells[]::new);
    this.row = new FileRow(columns, keyNames);
  }

  /** Makes room for the times of so many rows, none of which has one until {@link #setEventTime}. */
  void start(int newRows) {
    rows = newRows;
    eventTimes = newRows > eventTimes.length ? new long[newRows] : eventTimes;
    Arrays.fill(eventTimes, 0, newRows, NEVER);
  }

  void setEventTime(int index, long millis) {
    eventTimes[index] = millis;
  }

  /** Appends a row of the same columns. */
  void add(FileRow from) {
    for (int slot = 0; slot < values.length; slot++) {
      values[slot].add(from.values(), slot);
    }
    for (int slot = 0; slot < keys.length; slot++) {
      keys[slot].add(from.keys(), slot);
    }
    if (rows == eventTimes.length) {
      eventTimes = Arrays.copyOf(eventTimes, Math.max(16, 2 * rows));
    }
    eventTimes[rows++] = from.hasEventTime() ? from.eventTime() : NEVER;
  }

  public int rows() {
    return rows;
  }

  public Columns columns() {
    return columns;
  }

  /** The values of one column. */
  public Cells values(int slot) {
    return values[slot];
  }

  /** The values of one of {@link ReadOptions#keys()}, by their order. */
  public Cells keys(int slot) {
    return keys[slot];
  }

  /** Whether the row has a time that can be read; never, if none was asked for. */
  public boolean hasEventTime(int index) {
    return eventTimes[index] != NEVER;
  }

  /** Milliseconds since the epoch; 0 if the row has no time. */
  public long eventTime(int index) {
    return hasEventTime(index) ? eventTimes[index] : 0;
  }

  private FileRow row(int index) {
    row.clear();
    for (int slot = 0; slot < values.length; slot++) {
      values[slot].copyTo(row.values(), slot, index);
    }
    for (int slot = 0; slot < keys.length; slot++) {
      keys[slot].copyTo(row.keys(), slot, index);
    }
    if (hasEventTime(index)) {
      row.setEventTime(eventTimes[index]);
    }
    return row;
  }

  /** Hands over every row; the same object each time. */
  public void forEachRow(Consumer<FileRow> consumer) {
    for (int i = 0; i < rows; i++) {
      consumer.accept(row(i));
    }
  }
}

package io.driftmeter.app.file;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.List;

/** One row of a file: what is profiled, the keys beside it, and its time. Made once, filled again for each row. */
public final class FileRow {
  private final Row values;
  private final Row keys;
  private long eventTime;
  private boolean timed;

  FileRow(Columns columns, List<String> keyNames) {
    this.values = new Row(columns);
    this.keys = new Row(Columns.of(keyNames.stream().map(Column::categorical).toList()));
  }

  void clear() {
    values.clear();
    keys.clear();
    timed = false;
  }

  void setEventTime(long millis) {
    eventTime = millis;
    timed = true;
  }

  public Row values() {
    return values;
  }

  /** The columns of {@link ReadOptions#keys()}, in their order. */
  public Row keys() {
    return keys;
  }

  /** Whether the row has a time that can be read; never, if none was asked for. */
  public boolean hasEventTime() {
    return timed;
  }

  /** Milliseconds since the epoch. */
  public long eventTime() {
    return eventTime;
  }
}

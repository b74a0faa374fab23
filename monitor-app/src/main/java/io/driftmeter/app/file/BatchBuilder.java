package io.driftmeter.app.file;

import io.driftmeter.core.column.Columns;
import java.util.List;
import java.util.function.Consumer;

/** Gathers rows into batches. A column that turns up begins another one, as it counts only the rows from then on. */
final class BatchBuilder {
  private static final int ROWS = 1024;

  private final Columns found;
  private final List<String> keys;
  private final Consumer<FileBatch> consumer;
  private Columns columns;
  private FileBatch batch;

  /** @param found to which columns may be added between rows */
  BatchBuilder(Columns found, List<String> keys, Consumer<FileBatch> consumer) {
    this.found = found;
    this.keys = keys;
    this.consumer = consumer;
    this.columns = Columns.of(found.asList());
    this.batch = new FileBatch(columns, keys);
  }

  void add(FileRow row) {
    if (columns.size() < found.size()) {
      columns = Columns.of(found.asList());
      flush();
    } else if (batch.rows() == ROWS) {
      flush();
    }
    batch.add(row);
  }

  /** Hands over the rows that were gathered. */
  void flush() {
    if (batch.rows() > 0) {
      consumer.accept(batch);
    }
    batch = new FileBatch(columns, keys);
  }
}

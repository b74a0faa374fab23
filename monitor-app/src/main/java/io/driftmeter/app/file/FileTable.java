package io.driftmeter.app.file;

import io.driftmeter.core.column.Column;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** One or several files of the same kind, read as one table in the order given. Not thread-safe. */
public interface FileTable extends AutoCloseable {

  /**
   * Opens the files, whose format is told by their names.
   *
   * @throws UnreadableFileException if a file is missing, empty, of another format than the first, or lacks a column that
   *                                 the options name
   */
  static FileTable open(List<Path> files, ReadOptions options) {
    FileFormat format = InputFiles.checked(files);
    return switch (format) {
      case AVRO -> new AvroTable(files, options);
      case CSV, PARQUET, JSON_LINES -> DuckDbTable.open(format, files, options);
    };
  }

  /** The columns that can be compared, as far as they are known before the rows are read. */
  List<Column> columns();

  /** How many rows there are, where that is known without reading them. */
  OptionalLong rowCount();

  /** Hands over every row; the same object each time. */
  default void forEach(Consumer<FileRow> consumer) {
    forEachBatch(batch -> batch.forEachRow(consumer));
  }

  /** Hands over the rows by batches. A batch stays as it is until the consumer returns from the next one. */
  void forEachBatch(Consumer<FileBatch> consumer);

  @Override
  void close();
}

package io.driftmeter.app.file;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Avro container files. */
final class AvroTable implements FileTable {
  private final List<Path> files;
  private final ReadOptions options;
  private final Columns columns = new Columns();

  AvroTable(List<Path> files, ReadOptions options) {
    this.files = files;
    this.options = options;
    Set<String> paths = new LinkedHashSet<>();
    boolean open = false;
    for (Path file : files) {
      try (DataFileReader<GenericRecord> reader = reader(file)) {
        open |= find(reader.getSchema(), "", paths);
      } catch (IOException | AvroRuntimeException e) {
        throw unreadable(file, e);
      }
    }
    if (!open) {
      // With a map in the schema, any column may still turn up.
      new ColumnChoice(options).requireKnown(files.getFirst(), paths);
    }
  }

  /** Adds the columns that the schema tells, and every path; true if it has maps, whose columns only the rows tell. */
  private boolean find(Schema schema, String prefix, Set<String> paths) {
    boolean open = false;
    ColumnChoice choice = new ColumnChoice(options);
    for (Schema.Field field : schema.getFields()) {
      String path = prefix + field.name();
      Schema value = AvroValues.withoutNull(field.schema());
      switch (value.getType()) {
        case RECORD -> open |= find(value, path + ".", paths);
        case MAP -> open = true;
        default -> {
          paths.add(path);
          Column column = choice.column(path, AvroValues.columnType(value));
          if (column != null) {
            columns.add(column);
          }
        }
      }
    }
    return open;
  }

  @Override
  public List<Column> columns() {
    return List.copyOf(columns.asList());
  }

  @Override
  public OptionalLong rowCount() {
    return OptionalLong.empty();
  }

  @Override
  public void forEachBatch(Consumer<FileBatch> consumer) {
    BatchBuilder batches = new BatchBuilder(columns, options.keys(), consumer);
    forEachRecord(batches::add);
    batches.flush();
  }

  private void forEachRecord(Consumer<FileRow> consumer) {
    FileRow row = new FileRow(columns, options.keys());
    AvroRowFiller filler = new AvroRowFiller(columns, options);
    for (Path file : files) {
      try (DataFileReader<GenericRecord> reader = reader(file)) {
        GenericRecord event = next(file, reader, null);
        while (event != null) {
          filler.fill(row, event);
          consumer.accept(row);
          event = next(file, reader, event);
        }
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
  }

  /** The next record, or null after the last. */
  private static @Nullable GenericRecord next(Path file, DataFileReader<GenericRecord> reader,
      @Nullable GenericRecord reused) throws IOException {
    try {
      return reader.hasNext() ? reader.next(reused) : null;
    } catch (AvroRuntimeException e) {
      throw unreadable(file, e);
    }
  }

  private static DataFileReader<GenericRecord> reader(Path file) throws IOException {
    return new DataFileReader<>(file.toFile(), new GenericDatumReader<>(null, null, AvroValues.model()));
  }

  private static UnreadableFileException unreadable(Path file, Exception cause) {
    return new UnreadableFileException(
        "%s: not an Avro container file, or a damaged one: %s".formatted(file, cause.getMessage()), cause);
  }

  @Override
  public void close() {
    // Files are open only while they are read.
  }
}

package io.driftmeter.app.file;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Puts the fields of an Avro record into a row; those of nested records and maps by their dotted path. */
final class AvroRowFiller {
  private final Columns columns;
  private final ReadOptions options;
  private final ColumnChoice choice;
  private final Set<String> leftOut = new HashSet<>();

  AvroRowFiller(Columns columns, ReadOptions options) {
    this.columns = columns;
    this.options = options;
    this.choice = new ColumnChoice(options);
  }

  void fill(FileRow target, GenericRecord event) {
    int known;
    do {
      // A row makes room for columns that were just found only when it is cleared.
      known = columns.size();
      target.clear();
      record(target, event, "", known);
    } while (columns.size() > known);
  }

  private void record(FileRow target, GenericRecord event, String prefix, int room) {
    for (Schema.Field field : event.getSchema().getFields()) {
      value(target, prefix + field.name(), event.get(field.pos()), room);
    }
  }

  private void value(FileRow target, String path, @Nullable Object value, int room) {
    if (value instanceof GenericRecord nested) {
      record(target, nested, path + ".", room);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, entry) -> value(target, path + "." + key, entry, room));
    } else {
      aside(target, path, value);
      int slot = slotOf(path, value);
      if (slot >= 0 && slot < room) {
        Row row = target.values();
        if (value == null) {
          row.setNull(slot);
        } else {
          AvroValues.set(row, slot, columns.get(slot).type(), value);
        }
      }
    }
  }

  private void aside(FileRow target, String path, @Nullable Object value) {
    if (value == null) {
      return;
    }
    int key = options.keys().indexOf(path);
    if (key >= 0) {
      target.keys().setText(key, value.toString());
    }
    EventTime time = options.eventTime();
    if (time != null && time.column().equals(path)) {
      AvroValues.millis(value, time.unit()).ifPresent(target::setEventTime);
    }
  }

  /** The slot of the column, which a first value may add; -1 if there is none. */
  private int slotOf(String path, @Nullable Object value) {
    int slot = columns.slotOf(path);
    if (slot >= 0 || value == null || leftOut.contains(path)) {
      return slot;
    }
    ColumnType found = AvroValues.columnType(value);
    Column column = choice.column(path, found);
    if (column == null) {
      leftOut.add(path);
      return -1;
    }
    return columns.add(column);
  }
}

package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileRow;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** Every value of the numeric, categorical and boolean columns of files, in memory. */
final class RawFile {
  private final Map<String, Values> columns = new LinkedHashMap<>();
  private final List<Values> bySlot = new ArrayList<>();
  private long rows;

  /** The values of one column, without nulls, NaN and infinities. */
  static final class Values {
    private final Column column;
    private final DoubleStream.Builder numbers = DoubleStream.builder();
    private final List<String> categories = new ArrayList<>();
    /** One object for each category, however often it comes. */
    private final Map<String, String> known = new HashMap<>();
    private int size;
    private boolean whole = true;

    private Values(Column column) {
      this.column = column;
    }

    private void add(Row row, int slot) {
      if (row.state(slot) != Row.VALUE) {
        whole = false;
      } else if (column.type() == ColumnType.NUMERIC) {
        addNumber(row.number(slot));
      } else {
        String text = row.text(slot);
        categories.add(known.computeIfAbsent(text, key -> key));
        size++;
      }
    }

    private void addNumber(double value) {
      if (Double.isFinite(value)) {
        numbers.add(value);
        size++;
      }
      whole &= value == Math.rint(value);
    }

    Column column() {
      return column;
    }

    int size() {
      return size;
    }

    /** Whether a data frame would hold the column as integers: all are whole, and none is missing. */
    boolean isWhole() {
      return whole;
    }

    /** The numbers, in the order of the file; can be asked for once. */
    double[] numbers() {
      return numbers.build().toArray();
    }

    List<String> categories() {
      return categories;
    }

    /** Bytes of memory, about: a double for a number, a reference for a category. */
    long memory() {
      return (column.type() == ColumnType.NUMERIC ? Double.BYTES : Integer.BYTES) * (long) size;
    }
  }

  static RawFile read(List<Path> files, ReadOptions options) {
    RawFile file = new RawFile();
    FileProfiles.readRows(files, options, file::add).forEach(file::add);
    return file;
  }

  private void add(FileRow fileRow) {
    Row row = fileRow.values();
    for (int slot = 0; slot < row.columns().size(); slot++) {
      if (slot == bySlot.size()) {
        bySlot.add(add(row.columns().get(slot)));
      }
      Values values = bySlot.get(slot);
      if (isRead(values.column())) {
        values.add(row, slot);
      }
    }
    rows++;
  }

  /** Files without rows still have their columns. */
  private Values add(Column column) {
    return columns.computeIfAbsent(column.name(), name -> new Values(column));
  }

  static boolean isRead(Column column) {
    return switch (column.type()) {
      case NUMERIC, CATEGORICAL, BOOLEAN -> true;
      case TEXT, EMBEDDING -> false;
    };
  }

  Map<String, Values> columns() {
    return columns;
  }

  long rows() {
    return rows;
  }
}

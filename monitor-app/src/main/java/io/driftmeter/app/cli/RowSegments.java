package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileBatch;
import io.driftmeter.app.segment.Segments;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The segments that rows of files belong to, and whether each segment column was there at all. */
final class RowSegments {
  private final List<String> columns;
  private final Segments segments;
  private final Set<String> found = new HashSet<>();
  private Row row = new Row(new Columns());

  /** Tells so many values of a column apart before the rest share {@code column=(other)}. */
  RowSegments(List<String> columns, int valuesPerColumn) {
    this.columns = columns;
    this.segments = new Segments(columns, valuesPerColumn);
  }

  /** How many segments each row belongs to: {@code all}, and a {@code column=value} for each segment column. */
  int count() {
    return segments.count();
  }

  /** Looks at a row, whose segments {@link #name} tells. */
  void select(FileBatch batch, int index) {
    if (row.columns() != batch.columns()) {
      row = new Row(batch.columns());
      columns.stream().filter(column -> batch.columns().slotOf(column) >= 0).forEach(found::add);
    }
    for (String column : columns) {
      int slot = batch.columns().slotOf(column);
      if (slot >= 0) {
        batch.values(slot).copyTo(row, slot, index);
      }
    }
  }

  /** The name of the row's segment, {@code segment} 0 being {@code all}. */
  String name(int segment) {
    return segments.name(row, segment);
  }

  /** Refuses segment columns that no row had. */
  void requireFound() {
    columns.stream().filter(column -> !found.contains(column)).findFirst().ifPresent(column -> {
      throw new CommandFailedException(
          "--segments: there is no column '%s' among those that are read".formatted(column));
    });
  }
}

package io.driftmeter.app.cli;

import io.driftmeter.app.segment.Segments;
import io.driftmeter.core.column.Row;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The segments that a row of a file belongs to, and whether each segment column was there at all. */
final class RowSegments {
  private final List<String> columns;
  private final Segments segments;
  private final Set<String> found = new HashSet<>();

  /** Tells so many values of a column apart before the rest share {@code column=(other)}. */
  RowSegments(List<String> columns, int valuesPerColumn) {
    this.columns = columns;
    this.segments = new Segments(columns, valuesPerColumn);
  }

  /** {@code all}, then one {@code column=value} for each segment column. */
  List<String> of(Row row) {
    columns.stream().filter(column -> row.columns().slotOf(column) >= 0).forEach(found::add);
    return IntStream.range(0, segments.count()).mapToObj(segment -> segments.name(row, segment)).toList();
  }

  /** Refuses segment columns that no row had. */
  void requireFound() {
    columns.stream().filter(column -> !found.contains(column)).findFirst().ifPresent(column -> {
      throw new CommandFailedException(
          "--segments: there is no column '%s' among those that are read".formatted(column));
    });
  }
}

package io.driftmeter.app.cli;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.column.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names the segments that a row belongs to, as the stream names them. */
final class RowSegments {
  private final List<String> columns;
  private final int valuesPerColumn;
  private final Map<String, Set<String>> known = new HashMap<>();
  private final Set<String> found = new HashSet<>();

  /** @param valuesPerColumn values of one column told apart before the rest share {@code column=(other)} */
  RowSegments(List<String> columns, int valuesPerColumn) {
    this.columns = columns;
    this.valuesPerColumn = valuesPerColumn;
  }

  /** {@code all}, then one {@code column=value} for each segment column. */
  List<String> of(Row row) {
    List<String> names = new ArrayList<>(1 + columns.size());
    names.add(WindowId.ALL);
    for (String column : columns) {
      int slot = row.columns().slotOf(column);
      if (slot >= 0) {
        found.add(column);
      }
      String value = value(row, slot);
      Set<String> values = known.computeIfAbsent(column, _ -> new HashSet<>());
      boolean told = values.contains(value) || "(none)".equals(value)
          || (values.size() < valuesPerColumn && values.add(value));
      names.add(column + "=" + (told ? value : "(other)"));
    }
    return names;
  }

  /** Refuses segment columns that no row had. */
  void requireFound() {
    columns.stream().filter(column -> !found.contains(column)).findFirst().ifPresent(column -> {
      throw new CommandFailedException(
          "--segments: there is no column '%s' among those that are read".formatted(column));
    });
  }

  private static String value(Row row, int slot) {
    if (slot < 0 || row.state(slot) != Row.VALUE) {
      return "(none)";
    }
    if (row.columns().get(slot).type().isCounted()) {
      return row.text(slot);
    }
    double number = row.number(slot);
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}

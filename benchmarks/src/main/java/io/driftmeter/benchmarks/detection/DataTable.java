package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows of texts under the names of their columns, in the order of time. */
record DataTable(List<String> names, List<String[]> rows) {
  /** Comma-separated lines without quotes, the first one the names. */
  static DataTable csv(List<String> lines) {
    return new DataTable(List.of(lines.getFirst().split(",", -1)),
        lines.stream().skip(1).map(line -> line.split(",", -1)).toList());
  }

  /** The rows of this and then those of the other, which has the same columns. */
  DataTable then(DataTable next) {
    if (!names.equals(next.names)) {
      throw new IllegalArgumentException("found the columns " + names + ", then " + next.names);
    }
    return new DataTable(names, Stream.concat(rows.stream(), next.rows.stream()).toList());
  }

  String text(int row, String column) {
    return rows.get(row)[names.indexOf(column)];
  }

  double number(int row, String column) {
    return Double.parseDouble(text(row, column));
  }

  /** The first rows of each run of equal texts. */
  List<Integer> runs(String column) {
    List<Integer> starts = new ArrayList<>();
    int at = names.indexOf(column);
    for (int row = 0; row < rows.size(); row++) {
      if (row == 0 || !rows.get(row)[at].equals(rows.get(row - 1)[at])) {
        starts.add(row);
      }
    }
    return starts;
  }

  /** Of the rows {@code [first, last)}, as the monitor would see them; event times are row numbers. */
  WindowProfile profile(List<Column> features, int first, int last) {
    Columns columns = Columns.of(features);
    int[] places = features.stream().mapToInt(column -> names.indexOf(column.name())).toArray();
    Row row = new Row(columns);
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    for (int i = first; i < last; i++) {
      row.clear();
      String[] values = rows.get(i);
      for (int slot = 0; slot < places.length; slot++) {
        String value = values[places[slot]];
        if (columns.get(slot).type() == ColumnType.NUMERIC) {
          row.setNumber(slot, Double.parseDouble(value));
        } else {
          row.setText(slot, value);
        }
      }
      profile.update(row, i, false);
    }
    return profile;
  }

  /** Writes some of the columns as comma-separated lines. */
  void write(Path file, List<String> some) throws IOException {
    int[] places = some.stream().mapToInt(names::indexOf).toArray();
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(String.join(",", some) + "\n");
      for (String[] row : rows) {
        out.write(Arrays.stream(places).mapToObj(place -> row[place]).collect(Collectors.joining(",", "", "\n")));
      }
    }
  }

  /** With a column of the first {@code length} characters of another. */
  DataTable withPrefix(String name, String of, int length) {
    int at = names.indexOf(of);
    List<String> more = new ArrayList<>(names);
    more.add(name);
    return new DataTable(List.copyOf(more), rows.stream().map(row -> {
      String[] longer = Arrays.copyOf(row, row.length + 1);
      longer[row.length] = row[at].substring(0, length);
      return longer;
    }).toList());
  }
}

package io.driftmeter.app.file;

import io.driftmeter.core.column.Row;

/** A list of numbers as DuckDB writes it as text, {@code [0.5, -1.0]}; its driver hands over lists in no other way. */
final class ListText {
  private ListText() {}

  /** Sets an embedding; one with an element that is no number is a value of the wrong type. */
  static void set(Row row, int slot, String list) {
    row.startVector(slot);
    int end = list.length() - 1;
    try {
      for (int from = 1; from < end;) {
        int comma = list.indexOf(',', from);
        int to = comma < 0 ? end : comma;
        row.addToVector(slot, Double.parseDouble(list.substring(from, to)));
        from = to + 1;
      }
    } catch (NumberFormatException _) {
      row.setWrongType(slot); // NULL, nan, inf
    }
  }
}

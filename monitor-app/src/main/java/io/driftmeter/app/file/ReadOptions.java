package io.driftmeter.app.file;

import io.driftmeter.core.column.ColumnType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to read of a file. Columns are named as in the file, fields of nested records by their dotted path.
 *
 * @param types     types that take the place of those found in the file
 * @param columns   the only ones to read; empty reads all that can be compared
 * @param exclude   left out
 * @param keys      read as text beside the row, and not profiled: a model version, say
 * @param nullTexts texts that mean "no value" in a CSV file, beside the empty one
 * @param eventTime null where time does not matter
 */
public record ReadOptions(Map<String, ColumnType> types, List<String> columns, List<String> exclude, List<String> keys,
    List<String> nullTexts, @Nullable EventTime eventTime) {
  public static final ReadOptions DEFAULT = new ReadOptions(Map.of(), List.of(), List.of(), List.of(), List.of(), null);

  public ReadOptions {
    types = Map.copyOf(types);
    columns = List.copyOf(columns);
    exclude = List.copyOf(exclude);
    keys = List.copyOf(keys);
    nullTexts = List.copyOf(nullTexts);
  }

  public ReadOptions withTypes(Map<String, ColumnType> newTypes) {
    return new ReadOptions(newTypes, columns, exclude, keys, nullTexts, eventTime);
  }
}

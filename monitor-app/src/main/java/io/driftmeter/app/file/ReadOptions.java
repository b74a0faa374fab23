package io.driftmeter.app.file;

import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.profile.WindowProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to read of a file. Columns are named as in the file, fields of nested records by their dotted path.
 *
 * @param roles     parts that columns play; a column without one is a feature
 * @param types     types that take the place of those found in the file
 * @param columns   the only ones to read; empty reads all that can be compared
 * @param exclude   left out
 * @param keys      read as text beside the row, and not profiled: a model version, say
 * @param nullTexts texts that mean "no value" in a CSV file, beside the empty one
 * @param eventTime null where time does not matter
 */
public record ReadOptions(Map<String, ColumnRole> roles, Map<String, ColumnType> types, List<String> columns,
    List<String> exclude, List<String> keys,
    List<String> nullTexts, @Nullable EventTime eventTime) {
  public static final ReadOptions DEFAULT = new ReadOptions(Map.of(), Map.of(), List.of(), List.of(), List.of(),
      List.of(),
      null);

  public ReadOptions {
    roles = Map.copyOf(roles);
    types = Map.copyOf(types);
    columns = List.copyOf(columns);
    exclude = List.copyOf(exclude);
    keys = List.copyOf(keys);
    nullTexts = List.copyOf(nullTexts);
  }

  public ReadOptions withTypes(Map<String, ColumnType> newTypes) {
    return new ReadOptions(roles, newTypes, columns, exclude, keys, nullTexts, eventTime);
  }

  /** Reads columns as what they are elsewhere, so that dirt is counted as such; types given here still go first. */
  public ReadOptions typedLike(WindowProfile other) {
    Map<String, ColumnType> all = new HashMap<>();
    other.columns().forEach(column -> all.put(column.column().name(), column.column().type()));
    all.putAll(types);
    return withTypes(all);
  }

  public ReadOptions excluding(List<String> newExclude) {
    return new ReadOptions(roles, types, columns, newExclude, keys, nullTexts, eventTime);
  }

  /** The same of files that have neither keys nor times, or where these do not matter. */
  public ReadOptions withoutKeysAndTime() {
    List<String> left = new ArrayList<>(exclude);
    left.addAll(keys);
    if (eventTime != null) {
      left.add(eventTime.column());
    }
    return new ReadOptions(roles, types, columns, left, List.of(), nullTexts, null);
  }
}

package io.driftmeter.core.column;

import java.util.Objects;

/** A column of a model: its name, how its values are compared, and the part it plays. */
public record Column(String name, ColumnType type, ColumnRole role) {
  public Column {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a column needs a name, found a blank one");
    }
    Objects.requireNonNull(type);
    Objects.requireNonNull(role);
  }

  public static Column numeric(String name) {
    return new Column(name, ColumnType.NUMERIC, ColumnRole.FEATURE);
  }

  public static Column categorical(String name) {
    return new Column(name, ColumnType.CATEGORICAL, ColumnRole.FEATURE);
  }

  public static Column text(String name) {
    return new Column(name, ColumnType.TEXT, ColumnRole.FEATURE);
  }

  public static Column embedding(String name) {
    return new Column(name, ColumnType.EMBEDDING, ColumnRole.FEATURE);
  }
}

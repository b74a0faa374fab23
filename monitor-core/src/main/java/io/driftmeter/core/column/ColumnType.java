package io.driftmeter.core.column;

import java.util.Locale;

/** How a column's values are compared. */
public enum ColumnType {
  NUMERIC, CATEGORICAL, BOOLEAN,
  /** Free text: compared by its length, its words and its signs, not value by value. */
  TEXT,
  /** A list of numbers of fixed length: compared by its direction and its norm. */
  EMBEDDING;

  /** The name used in configuration, schemas and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the values are held as UTF-8 bytes, rather than as one or several numbers. */
  public boolean isBytes() {
    return this == CATEGORICAL || this == BOOLEAN || this == TEXT;
  }
}

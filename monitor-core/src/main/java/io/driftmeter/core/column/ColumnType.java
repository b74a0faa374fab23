package io.driftmeter.core.column;

import java.util.Locale;

/** How a column's values are compared. */
public enum ColumnType {
  NUMERIC, CATEGORICAL, BOOLEAN;

  /** The name used in configuration, schemas and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the values are held as bytes and counted, rather than as numbers and sketched. */
  public boolean isCounted() {
    return this != NUMERIC;
  }
}

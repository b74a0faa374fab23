package io.driftmeter.core.column;

import java.util.Locale;

/** What part a column plays in the model. */
public enum ColumnRole {
  FEATURE, PREDICTION, SCORE, ATTRIBUTE;

  /** The name used in configuration, schemas and tables. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.driftmeter.core.verdict;

import java.util.Locale;

/** What is said of a column or of a window. */
public enum Verdict {
  STABLE, DRIFTED, INSUFFICIENT_DATA, NO_REFERENCE;

  /** The name used in tables, metrics and messages. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the two sides could be compared. */
  public boolean isJudged() {
    return this == STABLE || this == DRIFTED;
  }
}

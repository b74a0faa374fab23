package io.driftmeter.demo;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What was said of the columns of one window. */
record WindowReading(Instant start, SortedMap<String, Cell> cells) {
  /**
   * What was said of one column.
   *
   * @param psi null if there was nothing to compare with
   */
  record Cell(String verdict, @Nullable Double psi) {
    boolean isDrifted() {
      return verdict.equals("DRIFTED");
    }

    boolean isStable() {
      return verdict.equals("STABLE");
    }

    /** A mark that needs no colour: drifted, stable, or not known. */
    String mark() {
      return isDrifted() ? "●" : isStable() ? "·" : "?";
    }
  }
}

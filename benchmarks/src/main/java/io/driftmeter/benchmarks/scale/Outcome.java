package io.driftmeter.benchmarks.scale;

/**
 * What a scenario found.
 *
 * @param table  in Markdown
 * @param passed whether it is as it should be; where it is not, the table says what is wrong
 */
record Outcome(String table, boolean passed) {
  /** Of a scenario that only measures. */
  static Outcome measured(String table) {
    return new Outcome(table, true);
  }
}

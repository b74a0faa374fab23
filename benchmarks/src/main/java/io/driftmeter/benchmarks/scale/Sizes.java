package io.driftmeter.benchmarks.scale;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** What does a column of a window take, by the rows that went into it? The formulas of docs/sizing.md begin here. */
@Command(name = "sizes", mixinStandardHelpOptions = true, description = "What the profile of a column takes, binary and live.")
final class Sizes implements Callable<Outcome> {
  private static final long[] ROWS = {10, 30, 100, 300, 1_000, 3_000, 10_000, 100_000};

  @Override
  public Outcome call() {
    StringBuilder out = new StringBuilder(
        """
            | rows in the window | numeric, stored, B | numeric, sent, B | numeric, live, B | 40 categories, stored, B | 40 categories, sent, B | 40 categories, live, B |
            |---:|---:|---:|---:|---:|---:|---:|
            """);
    ColumnSize.numeric(ROWS[0]); // loads classes, which are no column's
    ColumnSize.categorical(ROWS[0]);
    for (long rows : ROWS) {
      ColumnSize numeric = ColumnSize.numeric(rows);
      ColumnSize categorical = ColumnSize.categorical(rows);
      out.append(
          String.format(Locale.ROOT, "| %,d | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f |%n", rows, numeric.bytes(),
              numeric.sent(), numeric.heap(), categorical.bytes(), categorical.sent(), categorical.heap()));
    }
    return Outcome.measured(out.toString());
  }
}

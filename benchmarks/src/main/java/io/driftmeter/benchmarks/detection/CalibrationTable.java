package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.ChanceTest;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.profile.NumericProfile;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * calibration.csv: how often a test at level 5% calls a difference between samples of the same distribution. {@code judge}
 * is the test that verdicts rest on; the others are what each measure says by itself.
 *
 * <p>One repetition draws 100,000 rows for each side; every n and m is a prefix of them.
 */
final class CalibrationTable {
  private static final double LEVEL = 0.05;
  private static final int[] REFERENCE_ROWS = {1_000, 10_000, 100_000};
  private static final int[] WINDOW_ROWS = {100, 300, 1_000, 10_000, 100_000};
  /** The measures are looked at in the first part of the repetitions only, as they take most of the time. */
  private static final int MEASURED_PART = 5;

  private CalibrationTable() {}

  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    int repetitions = Trials.repetitions(arguments, 10_000);
    try (CsvFile table = new CsvFile(arguments.output().resolve("calibration.csv"), "distribution", "test", "n", "m",
        "level", "repetitions", "false_alarms", "rate", "rate_lower", "rate_upper")) {
      for (Law law : Law.values()) {
        rates(law, repetitions, false).forEach((cell, rate) -> table.row(rate.after(cell.row(law))));
        rates(law, Math.max(10, repetitions / MEASURED_PART), true)
            .forEach((cell, rate) -> table.row(rate.after(cell.row(law))));
      }
    }
  }

  /** One place in the table. */
  private record Cell(String test, int n, int m) implements Comparable<Cell> {
    private static final Comparator<Cell> ORDER = Comparator.comparing(Cell::test).thenComparingInt(Cell::n)
        .thenComparingInt(Cell::m);

    Object[] row(Law law) {
      return new Object[]{law.label(), test, n, m, LEVEL};
    }

    @Override
    public int compareTo(Cell other) {
      return ORDER.compare(this, other);
    }
  }

  private static Map<Cell, Rate> rates(Law law, int repetitions, boolean measures) {
    String title = "calibration, " + law.label() + (measures ? ", measures" : "");
    return Trials.run(title, repetitions, (random, counter) -> repeat(law, random, measures, counter));
  }

  private static void repeat(Law law, RandomGenerator random, boolean measures, Trials.Counter<Cell> counter) {
    List<NumericProfile> references = Columns.prefixes(law.draw(random, 100_000), REFERENCE_ROWS);
    List<NumericProfile> windows = Columns.prefixes(law.draw(random, 100_000), WINDOW_ROWS);
    for (int i = 0; i < REFERENCE_ROWS.length; i++) {
      for (int j = 0; j < WINDOW_ROWS.length; j++) {
        int n = REFERENCE_ROWS[i];
        int m = WINDOW_ROWS[j];
        if (measures) {
          Comparison comparison = Comparison.of(references.get(i), windows.get(j), LEVEL);
          for (Score score : Measures.score(comparison, Measures.ALL)) {
            if (score.pValue() != null) {
              counter.count(new Cell(score.measure(), n, m), score.pValue() < LEVEL);
            }
          }
        } else {
          ChanceTest test = ChanceTest.of(Bins.of(references.get(i), windows.get(j)));
          counter.count(new Cell("judge", n, m), Dispersion.NONE.pValue(test.ratio(), test.freedom()) < LEVEL);
        }
      }
    }
  }
}

package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.Correction;
import io.driftmeter.core.verdict.Judge;
import io.driftmeter.core.verdict.JudgeSettings;
import io.driftmeter.core.verdict.WindowVerdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * familywise.csv: how often a clean window of several normal columns has a drifted one at all, at level 5% and without a
 * gate on the effect; and how often the combined p-value of all columns is below the level. The correlation is that of
 * any two columns.
 */
final class FamilywiseTable {
  private static final double LEVEL = 0.05;
  private static final int REFERENCE_ROWS = 2_000;
  private static final int WINDOW_ROWS = 500;
  private static final int[] COLUMNS = {1, 20, 200};
  private static final double[] CORRELATIONS = {0, 0.5};

  private FamilywiseTable() {}

  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    int repetitions = Trials.repetitions(arguments, 2_000);
    try (
        CsvFile table = new CsvFile(arguments.output().resolve("familywise.csv"), "columns", "correlation", "test", "n",
            "m", "level", "repetitions", "false_alarms", "rate", "rate_lower", "rate_upper")) {
      for (int columns : COLUMNS) {
        for (double correlation : CORRELATIONS) {
          rates(columns, correlation, repetitions).forEach((test, rate) -> table
              .row(rate.after(columns, correlation, test, REFERENCE_ROWS, WINDOW_ROWS, LEVEL)));
        }
      }
    }
  }

  private static Map<String, Rate> rates(int columns, double correlation, int repetitions) {
    String title = "family-wise, " + columns + " columns, correlation " + correlation;
    return Trials.run(title, repetitions, (random, counter) -> {
      Reference reference = new Reference("clean", "all", "simulated", 0,
          Columns.window(draw(columns, REFERENCE_ROWS, correlation, random)));
      WindowProfile window = Columns.window(draw(columns, WINDOW_ROWS, correlation, random));
      for (Correction correction : Correction.values()) {
        WindowVerdict verdict = new Judge(new JudgeSettings(LEVEL, 0, 30, correction, List.of()))
            .judge(window, reference);
        counter.count("any column, " + correction, verdict.columnsDrifted() > 0);
        if (correction == Correction.BH) {
          counter.count("combined p", verdict.combinedP().orElse(1) < LEVEL);
        }
      }
    });
  }

  private static double[][] draw(int columns, int rows, double correlation, RandomGenerator random) {
    double[][] values = new double[columns][rows];
    for (int row = 0; row < rows; row++) {
      double common = Math.sqrt(correlation) * random.nextGaussian();
      for (double[] column : values) {
        column[row] = common + Math.sqrt(1 - correlation) * random.nextGaussian();
      }
    }
    return values;
  }
}

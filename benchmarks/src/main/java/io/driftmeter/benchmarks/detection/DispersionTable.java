package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.calibration.CleanWindows;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.ChanceTest;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.PopulationStability;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * dispersion.csv: how often a clean window that follows the clean windows learned from is called different at level 5%:
 * by the law of independent rows ({@code iid}), by the law learned ({@code learned}), and by the rule of thumb that a PSI
 * above 0.1 matters. Rows of an AR(1) process depend on each other with the correlation given; the days of flights have
 * whatever dependence and seasons they have.
 */
final class DispersionTable {
  private static final double LEVEL = 0.05;
  private static final int[] WINDOWS = {5, 20, 56};
  private static final int ROWS = 300;
  private static final double[] CORRELATIONS = {0, 0.5};
  private static final List<Column> FLIGHTS = List.of(Column.numeric("delay"), Column.numeric("distance"),
      Column.categorical("origin"));

  private DispersionTable() {}

  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    int repetitions = Trials.repetitions(arguments, 5_000);
    try (CsvFile table = new CsvFile(arguments.output().resolve("dispersion.csv"), "rows", "column", "windows_learned",
        "test", "level", "windows_tested", "false_alarms", "rate", "rate_lower", "rate_upper")) {
      for (double correlation : CORRELATIONS) {
        for (int windows : WINDOWS) {
          autoregressive(correlation, windows, repetitions).forEach((test, rate) -> table
              .row(rate.after("AR(1) of correlation " + correlation, "x", windows, test, LEVEL)));
        }
      }
      flights(table);
    }
  }

  private static Map<String, Rate> autoregressive(double correlation, int windows, int repetitions) {
    String title = "dispersion, AR(1) of " + correlation + ", " + windows + " windows";
    return Trials.run(title, repetitions, (random, counter) -> {
      List<WindowProfile> all = series(correlation, windows + 1, random);
      List<WindowProfile> clean = all.subList(0, windows);
      test(merged(clean), all.getLast(), "x0", learned(clean).getOrDefault("x0", Dispersion.NONE), counter);
    });
  }

  private static List<WindowProfile> series(double correlation, int windows, RandomGenerator random) {
    List<WindowProfile> result = new ArrayList<>();
    double value = random.nextGaussian();
    for (int window = 0; window < windows; window++) {
      double[] values = new double[ROWS];
      for (int row = 0; row < ROWS; row++) {
        value = correlation * value + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        values[row] = value;
      }
      result.add(Columns.window(new double[][]{values}));
    }
    return result;
  }

  private static void flights(CsvFile table) throws IOException {
    List<WindowProfile> days = days(DataTable.csv(DataFiles.gzip("flights/us_flights_2001H1_every10th.csv.gz")));
    for (int windows : WINDOWS) {
      List<WindowProfile> clean = days.subList(0, windows);
      WindowProfile reference = merged(clean);
      Map<String, Dispersion> learned = learned(clean);
      for (Column column : FLIGHTS) {
        Map<String, Rate> rates = new TreeMap<>();
        for (WindowProfile day : days.subList(windows, days.size())) {
          test(reference, day, column.name(), learned.getOrDefault(column.name(), Dispersion.NONE),
              (test, hit) -> rates.merge(test, Rate.of(hit), Rate::plus));
        }
        rates.forEach((test, rate) -> table.row(rate.after("flights by day", column.name(), windows, test, LEVEL)));
      }
    }
  }

  /** One window for each day, in order; the rows of the file are not. */
  private static List<WindowProfile> days(DataTable flights) {
    List<String[]> sorted = flights.rows().stream().sorted(Comparator.comparing(row -> row[0].substring(0, 10)))
        .toList();
    DataTable table = new DataTable(flights.names(), sorted);
    List<WindowProfile> days = new ArrayList<>();
    int first = 0;
    for (int row = 1; row <= sorted.size(); row++) {
      if (row == sorted.size() || !table.text(row, "date").regionMatches(0, table.text(first, "date"), 0, 10)) {
        days.add(table.profile(FLIGHTS, first, row));
        first = row;
      }
    }
    return days;
  }

  private static WindowProfile merged(List<WindowProfile> windows) {
    WindowProfile merged = new WindowProfile(ProfileSettings.DEFAULT);
    windows.forEach(merged::merge);
    return merged;
  }

  private static Map<String, Dispersion> learned(List<WindowProfile> windows) {
    return CleanWindows.leaveOneOut(windows, ProfileSettings.DEFAULT, 0.01, 30);
  }

  private static void test(WindowProfile reference, WindowProfile window, String column, Dispersion learned,
      Trials.Counter<String> counter) {
    Comparison comparison = Comparison.of(Objects.requireNonNull(reference.column(column)),
        Objects.requireNonNull(window.column(column)), LEVEL);
    Bins bins = comparison.bins();
    ChanceTest test = ChanceTest.of(bins);
    counter.count("iid", Dispersion.NONE.pValue(test.ratio(), test.freedom()) < LEVEL);
    counter.count("learned", learned.pValue(test.ratio(), test.freedom()) < LEVEL);
    counter.count("psi > 0.1", new PopulationStability().score(comparison).orElseThrow().score() > 0.1);
  }
}

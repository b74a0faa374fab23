package io.driftmeter.benchmarks.detection;

import io.driftmeter.benchmarks.detection.Rows.Law;
import io.driftmeter.core.alarm.AlarmSettings;
import io.driftmeter.core.alarm.Alarms;
import io.driftmeter.core.alarm.ColumnEvidence;
import io.driftmeter.core.alarm.SeriesState;
import io.driftmeter.core.alarm.Surroundings;
import io.driftmeter.core.calibration.CleanWindows;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.ChanceTest;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.verdict.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How many clean windows pass until a false alarm, against how many the user asked for.
 *
 * <p>Rows are drawn and take the product's own path: profiles, bins, ratio, dispersion, p-value, detector. The gate on the
 * effect is open, so that the statistics are tested and not the gate. A run that has not alarmed after {@value #CAP} times
 * the windows asked for is cut off there, so that the mean is a lower bound. Two ways to begin:
 * <ul>
 * <li>{@code learned}: the reference is made of so many windows, as the monitor does by itself, and the dispersion is
 * learned by leaving one out; windows count from the next one, while the dispersion is still being learned.
 * <li>{@code built}: the reference is made of other rows; twenty clean windows teach the dispersion, and windows count from
 * then on.
 * </ul>
 */
public final class RunLengthTable {
  private static final int CAP = 3;
  private static final int CALIBRATION = 20;
  /** Of verdicts, by default. */
  private static final double LEVEL = 0.01;
  private static final int LEAST = 30;
  private static final double EARLY = 0.1;
  private static final int QUICK_RUNS = 4;

  private RunLengthTable() {}

  /** @param learned whether the reference is made of windows; n is then a multiple of m */
  private record Setting(Law law, boolean learned, int n, int m, int columns, double correlation, double memory,
      int asked, int runs) {
    Setting with(int newAsked, int newRuns) {
      return new Setting(law, learned, n, m, columns, correlation, memory, newAsked, newRuns);
    }
  }

  /** Writes {@code run_length.csv}, a row for each setting. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.of(arguments);
    try (CsvFile out = new CsvFile(given.output().resolve("run_length.csv"), "asked", "reference", "law", "n", "m",
        "columns", "correlation", "ar1", "runs", "cut off", "mean, at least", "standard error", "mean, if exponential",
        "alarms in first tenth", "kept")) {
      for (Setting setting : settings()) {
        Setting wanted = given.quick() ? setting.with(setting.asked(), QUICK_RUNS) : setting;
        write(out, wanted, run(wanted));
      }
    }
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (Law law : Law.values()) {
      settings.add(new Setting(law, true, 300, 100, 1, 0, 0, 200, 200));
      settings.add(new Setting(law, false, 1000, 100, 1, 0, 0, 200, 200));
    }
    for (Law law : List.of(Law.NORMAL, Law.BERNOULLI, Law.INTEGER)) {
      settings.add(new Setting(law, true, 300, 100, 1, 0, 0.5, 200, 200));
      settings.add(new Setting(law, true, 1000, 100, 1, 0, 0.5, 200, 200));
      settings.add(new Setting(law, false, 1000, 100, 1, 0, 0.5, 200, 200));
    }
    for (int m : List.of(300, 1000)) {
      settings.add(new Setting(Law.NORMAL, true, 3 * m, m, 1, 0, 0, 200, 100));
      settings.add(new Setting(Law.NORMAL, true, 20 * m, m, 1, 0, 0, 200, 100));
      settings.add(new Setting(Law.NORMAL, false, 1000, m, 1, 0, 0, 200, 100));
      settings.add(new Setting(Law.NORMAL, false, 10_000, m, 1, 0, 0, 200, 100));
    }
    settings.add(new Setting(Law.NORMAL, false, 1000, 10_000, 1, 0, 0, 200, 20));
    for (double correlation : List.of(0., 0.5)) {
      settings.add(new Setting(Law.NORMAL, true, 300, 100, 20, correlation, 0, 200, 40));
      settings.add(new Setting(Law.NORMAL, false, 1000, 100, 20, correlation, 0, 200, 40));
      settings.add(new Setting(Law.NORMAL, false, 1000, 100, 200, correlation, 0, 200, 10));
    }
    settings.add(new Setting(Law.NORMAL, false, 1000, 100, 20, 0.5, 0.5, 200, 40));
    for (Law law : List.of(Law.NORMAL, Law.LOGNORMAL, Law.BERNOULLI)) {
      settings.add(new Setting(law, true, 300, 100, 1, 0, 0, 1000, 100));
      settings.add(new Setting(law, false, 1000, 100, 1, 0, 0, 1000, 100));
    }
    settings.add(new Setting(Law.NORMAL, false, 1000, 100, 1, 0, 0.5, 1000, 100));
    settings.add(new Setting(Law.NORMAL, false, 1000, 100, 20, 0.5, 0, 1000, 10));
    return settings;
  }

  private static long[] run(Setting setting) {
    return IntStream.range(0, setting.runs())
        .mapToLong(run -> windowsUntilAlarm(setting, new SplittableRandom(setting.hashCode() * 31L + run))).toArray();
  }

  private static long windowsUntilAlarm(Setting setting, SplittableRandom random) {
    Rows rows = new Rows(setting.law(), setting.columns(), setting.correlation(), setting.memory(), random);
    WindowProfile reference;
    Map<String, Dispersion> dispersions;
    if (setting.learned()) {
      List<WindowProfile> windows = rows.profiles(setting.n() / setting.m(), setting.m());
      dispersions = CleanWindows.leaveOneOut(windows, ProfileSettings.DEFAULT, LEVEL, LEAST);
      reference = new WindowProfile(ProfileSettings.DEFAULT);
      windows.forEach(reference::merge);
    } else {
      reference = rows.profile(setting.n(), 0);
      dispersions = new HashMap<>();
      for (WindowProfile window : rows.profiles(CALIBRATION, setting.m())) {
        for (ColumnProfile column : window.columns()) {
          dispersions.merge(column.column().name(), Dispersion.NONE.plus(test(reference, column).ratio()),
              (known, one) -> known.plus(one.mean()));
        }
      }
    }
    Alarms alarms = new Alarms(new AlarmSettings(setting.asked(), 0, 3, CALIBRATION));
    SeriesState state = SeriesState.of(0, SeriesState.NO_WINDOW, dispersions);
    Surroundings around = new Surroundings(setting.columns(), null);
    long cap = (long) CAP * setting.asked();
    for (long window = 1; window < cap; window++) {
      List<ColumnEvidence> evidence = new ArrayList<>();
      for (ColumnProfile column : rows.profile(setting.m(), 0).columns()) {
        ChanceTest test = test(reference, column);
        String name = column.column().name();
        Dispersion dispersion = state.dispersion(name);
        evidence.add(ColumnEvidence.of(name, new Evidence(test.ratio(), test.freedom(),
            dispersion.pValue(test.ratio(), test.freedom()), 0, 0, 0, dispersion), false, ""));
      }
      Alarms.Step step = alarms.next(state, window, window + 1, evidence, around);
      if (step.episode() != null) {
        return window;
      }
      state = step.state();
    }
    return cap;
  }

  private static ChanceTest test(WindowProfile reference, ColumnProfile column) {
    ColumnProfile other = reference.column(column.column().name());
    if (other == null) {
      throw new IllegalStateException("the reference lacks column " + column.column().name());
    }
    return ChanceTest.of(Bins.of(other, column));
  }

  private static void write(CsvFile out, Setting setting, long[] windows) {
    double mean = Arrays.stream(windows).average().orElseThrow();
    double variance = Arrays.stream(windows).mapToDouble(each -> (each - mean) * (each - mean)).sum()
        / (windows.length - 1);
    double error = Math.sqrt(variance / windows.length);
    long alarms = Arrays.stream(windows).filter(each -> each < (long) CAP * setting.asked()).count();
    long early = Arrays.stream(windows).filter(each -> each <= EARLY * setting.asked()).count();
    String kept = mean - 2 * error >= setting.asked()
        ? "yes"
        : mean + 2 * error >= setting.asked() ? "within two errors" : "no";
    out.row(setting.asked(), setting.learned() ? "learned" : "built", setting.law().name().toLowerCase(Locale.ROOT),
        setting.n(), setting.m(), setting.columns(), setting.correlation(), setting.memory(), windows.length,
        windows.length - alarms, rounded(mean), rounded(error),
        alarms == 0 ? null : rounded(Arrays.stream(windows).sum() / (double) alarms),
        early / (double) windows.length, kept);
  }

  private static double rounded(double value) {
    return Math.rint(value * 10) / 10;
  }
}

package io.driftmeter.benchmarks.detection;

import io.driftmeter.benchmarks.detection.Rows.Law;
import io.driftmeter.core.alarm.ColumnEvidence;
import io.driftmeter.core.alarm.Detector;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.ChanceTest;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.verdict.Evidence;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * How many windows a shift lasts until it is alarmed: by the monitor's detector, by CUSUM, and by a test of each window by
 * itself, all set so that false alarms come equally seldom.
 *
 * <p>Each method has one parameter, the average run length that its formula is asked for. It is first simulated what run
 * length the formula gives on independent columns, then the parameter is moved until that is the one wanted, so that methods
 * with formulas on the safe side are not punished for it. One of the columns shifts; its rows take the product's own path
 * to a p-value (reference of 10,000 rows, windows of 1,000, dispersion from 20 clean windows). The p-values of the other
 * columns are drawn.
 */
public final class DelayTable {
  private static final int REFERENCE = 10_000;
  private static final int WINDOW = 1_000;
  private static final int CALIBRATION = 20;
  private static final int LONGEST = 1_000;
  private static final List<Double> SHIFTS = List.of(0.03, 0.05, 0.075, 0.1, 0.15, 0.2);
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private DelayTable() {}

  /** What is remembered from window to window, and whether it alarms. */
  private interface Method {
    boolean alarms(double[] pValues);
  }

  /** Makes a method for a number of columns and an average run length. */
  private enum Kind {
    MONITOR {
      @Override
      Method of(int columns, double runLength) {
        Detector[] detectors = new Detector[columns];
        Arrays.fill(detectors, Detector.START);
        return pValues -> {
          boolean alarm = false;
          for (int i = 0; i < columns; i++) {
            detectors[i] = detectors[i].after(pValues[i], runLength, columns);
            alarm |= detectors[i].alarms(runLength) || Detector.isStrict(pValues[i], runLength, columns);
          }
          return alarm;
        };
      }
    },
    CUSUM {
      @Override
      Method of(int columns, double runLength) {
        double threshold = threshold(2 * runLength * columns);
        double[] sums = new double[columns];
        return pValues -> {
          boolean alarm = false;
          for (int i = 0; i < columns; i++) {
            sums[i] = Math.max(0, sums[i] + NORMAL.inverseSurvivalProbability(Math.max(1e-300, pValues[i])) - 0.5);
            alarm |= sums[i] >= threshold || pValues[i] <= 1 / (2 * runLength * columns);
          }
          return alarm;
        };
      }
    },
    SINGLE_WINDOW {
      @Override
      Method of(int columns, double runLength) {
        return pValues -> Arrays.stream(pValues).min().orElseThrow() <= 1 / (runLength * columns);
      }
    };

    abstract Method of(int columns, double runLength);
  }

  /** Of a CUSUM with drift one half, after Siegmund: ARL = 2 (e^b - b - 1), b = h + 1.166. */
  private static double threshold(double runLength) {
    double b = 1;
    for (int i = 0; i < 100; i++) {
      b = Math.log(runLength / 2 + b + 1);
    }
    return b - 1.166;
  }

  /** Writes {@code delay.csv}, a row for each run length, number of columns, method and shift. */
  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.of(arguments);
    int runs = given.quick() ? 20 : 300;
    try (CsvFile out = new CsvFile(given.output().resolve("delay.csv"), "run length", "columns", "method",
        "formula gives", "formula asked for", "shift in sd", "runs", "windows until alarm", "standard error")) {
      for (double wanted : new double[]{200, 1000}) {
        for (int columns : new int[]{1, 20}) {
          for (Kind kind : Kind.values()) {
            double plain = runLength(kind, columns, wanted, runs);
            double parameter = parameter(kind, columns, wanted, runs);
            for (double shift : SHIFTS) {
              long[] delays = runs(runs, run -> delay(kind.of(columns, parameter), columns, shift, run));
              double mean = Arrays.stream(delays).average().orElseThrow();
              double squares = Arrays.stream(delays).mapToDouble(each -> (each - mean) * (each - mean)).sum();
              out.row(wanted, columns, kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  Math.rint(plain), Math.rint(parameter), shift, runs, Math.rint(mean * 10) / 10,
                  Math.rint(Math.sqrt(squares / (runs - 1.0) / runs) * 10) / 10);
            }
          }
        }
      }
    }
  }

  private static long[] runs(int runs, LongFunction<Long> run) {
    return LongStream.range(0, runs).map(run::apply).toArray();
  }

  /** The parameter with which the method has the run length wanted, by bisection of its logarithm on the same draws. */
  private static double parameter(Kind kind, int columns, double wanted, int runs) {
    double low = wanted / 10;
    double high = wanted * 10;
    for (int i = 0; i < 12; i++) {
      double middle = Math.sqrt(low * high);
      if (runLength(kind, columns, middle, runs) < wanted) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.sqrt(low * high);
  }

  private static double runLength(Kind kind, int columns, double parameter, int runs) {
    return Arrays.stream(runs(runs, run -> {
      RandomGenerator random = new SplittableRandom(run);
      Method method = kind.of(columns, parameter);
      double[] pValues = new double[columns];
      long window = 0;
      do {
        draw(pValues, 0, random);
        window++;
      } while (!method.alarms(pValues));
      return window;
    })).average().orElseThrow();
  }

  private static void draw(double[] pValues, int from, RandomGenerator random) {
    for (int i = from; i < pValues.length; i++) {
      pValues[i] = 1 - random.nextDouble();
    }
  }

  private static long delay(Method method, int columns, double shift, long run) {
    RandomGenerator random = new SplittableRandom(run);
    Rows rows = new Rows(Law.NORMAL, 1, 0, 0, random);
    ColumnProfile reference = only(rows.profile(REFERENCE, 0));
    Dispersion dispersion = Dispersion.NONE;
    for (WindowProfile window : rows.profiles(CALIBRATION, WINDOW)) {
      dispersion = dispersion.plus(ChanceTest.of(Bins.of(reference, only(window))).ratio());
    }
    double[] pValues = new double[columns];
    long window = 0;
    do {
      ChanceTest test = ChanceTest.of(Bins.of(reference, only(rows.profile(WINDOW, shift))));
      pValues[0] = ColumnEvidence.of("", new Evidence(test.ratio(), test.freedom(),
          dispersion.pValue(test.ratio(), test.freedom()), 0, 0, 0, dispersion), false, "").pValue();
      draw(pValues, 1, random);
      window++;
    } while (!method.alarms(pValues) && window < LONGEST);
    return window;
  }

  private static ColumnProfile only(WindowProfile profile) {
    return profile.columns().iterator().next();
  }
}

package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.measure.ChanceTest;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.measure.PopulationStability;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * power.csv: how often a change is seen at level 5%, by the test that verdicts rest on ({@code judge}), by each measure,
 * and by the rule of thumb that a PSI above 0.1 matters; power80.csv: the smallest change listed that each of them sees in
 * 80% of windows.
 */
final class PowerTable {
  private static final double LEVEL = 0.05;
  private static final double POWER = 0.8;
  private static final int REFERENCE_ROWS = 10_000;
  private static final int[] WINDOW_ROWS = {300, 1_000};

  private PowerTable() {}

  /** A change of a column whose values without it are standard normal, or ten categories with the weights 10 to 1. */
  private enum Change {
    MEAN("mean plus x standard deviations") {
      @Override
      double number(double size, RandomGenerator random) {
        return random.nextGaussian() + size;
      }
    },
    SCALE("standard deviation times x") {
      @Override
      double number(double size, RandomGenerator random) {
        return random.nextGaussian() * size;
      }
    },
    CONTAMINATION("share x from 3 standard deviations above") {
      @Override
      double number(double size, RandomGenerator random) {
        return random.nextGaussian() + (random.nextDouble() < size ? 3 : 0);
      }
    },
    TAIL("greatest 5% up by x standard deviations") {
      @Override
      double number(double size, RandomGenerator random) {
        double value = random.nextGaussian();
        return value > 1.6449 ? value + size : value;
      }
    },
    NULLS("null rate from 1% to x") {
      @Override
      double number(double size, RandomGenerator random) {
        return random.nextDouble() < (size == 0 ? 0.01 : size) ? Double.NaN : random.nextGaussian();
      }
    },
    SWAP("share x of the most frequent category goes to the least") {
      @Override
      int category(double size, RandomGenerator random) {
        int category = ordinary(random);
        return category == 0 && random.nextDouble() < size ? 9 : category;
      }
    },
    NEW("a new category in a share x") {
      @Override
      int category(double size, RandomGenerator random) {
        return random.nextDouble() < size ? 10 : ordinary(random);
      }
    };

    private final String label;

    Change(String label) {
      this.label = label;
    }

    /** What is tried for x. */
    double[] sizes() {
      return switch (this) {
        case MEAN -> new double[]{0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1};
        case SCALE -> new double[]{1.05, 1.1, 1.15, 1.2, 1.3, 1.5, 2};
        case CONTAMINATION -> new double[]{0.005, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.5};
        case TAIL -> new double[]{0.1, 0.25, 0.5, 1, 2, 4};
        case NULLS -> new double[]{0.015, 0.02, 0.03, 0.05, 0.1};
        case SWAP -> new double[]{0.02, 0.05, 0.1, 0.2, 0.3, 0.5};
        case NEW -> new double[]{0.001, 0.002, 0.005, 0.01, 0.02, 0.05};
      };
    }

    /** A value of a numeric column, NaN for null; size 0 (for the scale 1) is no change. */
    double number(double size, RandomGenerator random) {
      throw new UnsupportedOperationException(this + " is not of numbers");
    }

    int category(double size, RandomGenerator random) {
      throw new UnsupportedOperationException(this + " is not of categories");
    }

    double none() {
      return this == SCALE ? 1 : 0;
    }

    ColumnProfile profile(double size, int rows, RandomGenerator random) {
      return this == SWAP || this == NEW ? categories(size, rows, random) : numbers(size, rows, random);
    }

    private ColumnProfile numbers(double size, int rows, RandomGenerator random) {
      NumericProfile profile = new NumericProfile(Column.numeric("x"), ProfileSettings.DEFAULT);
      Row row = new Row(io.driftmeter.core.column.Columns.of(List.of(profile.column())));
      for (int i = 0; i < rows; i++) {
        double value = number(size, random);
        row.setNull(0);
        if (!Double.isNaN(value)) {
          row.setNumber(0, value);
        }
        profile.update(row, 0);
      }
      return profile;
    }

    private ColumnProfile categories(double size, int rows, RandomGenerator random) {
      CategoricalProfile profile = new CategoricalProfile(Column.categorical("x"), ProfileSettings.DEFAULT);
      Row row = new Row(io.driftmeter.core.column.Columns.of(List.of(profile.column())));
      for (int i = 0; i < rows; i++) {
        row.setText(0, "category " + category(size, random));
        profile.update(row, 0);
      }
      return profile;
    }

    private static int ordinary(RandomGenerator random) {
      int at = random.nextInt(55);
      int category = 0;
      for (int weight = 10; at >= weight; weight--) {
        at -= weight;
        category++;
      }
      return category;
    }
  }

  public static void main(String[] args) throws IOException {
    Arguments arguments = Arguments.of(args);
    int repetitions = Trials.repetitions(arguments, 1_000);
    try (
        CsvFile table = new CsvFile(arguments.output().resolve("power.csv"), "change", "x", "test", "n", "m", "level",
            "repetitions", "seen", "power", "power_lower", "power_upper");
        CsvFile smallest = new CsvFile(arguments.output().resolve("power80.csv"), "change", "test", "n", "m",
            "smallest_x_seen_in_80_percent")) {
      for (Change change : Change.values()) {
        for (int rows : WINDOW_ROWS) {
          Map<String, Double> least = new TreeMap<>();
          for (double size : change.sizes()) {
            rates(change, size, rows, repetitions).forEach((test, rate) -> {
              table.row(rate.after(change.label, size, test, REFERENCE_ROWS, rows, LEVEL));
              least.putIfAbsent(test, Double.POSITIVE_INFINITY);
              least.merge(test, rate.value() >= POWER ? size : Double.POSITIVE_INFINITY, Math::min);
            });
          }
          least.forEach((test, size) -> smallest.row(change.label, test, REFERENCE_ROWS, rows,
              size.isInfinite() ? "none of those tried" : size));
        }
      }
    }
  }

  private static Map<String, Rate> rates(Change change, double size, int rows, int repetitions) {
    return Trials.run("power, " + change.label + ", x = " + size + ", " + rows + " rows", repetitions,
        (random, counter) -> {
          Comparison comparison = Comparison.of(change.profile(change.none(), REFERENCE_ROWS, random),
              change.profile(size, rows, random), LEVEL);
          ChanceTest test = ChanceTest.of(comparison.bins());
          counter.count("judge", Dispersion.NONE.pValue(test.ratio(), test.freedom()) < LEVEL);
          for (Score score : Measures.score(comparison, Measures.ALL)) {
            if (score.pValue() != null) {
              counter.count(score.measure(), score.pValue() < LEVEL);
            }
            if (score.measure().equals(PopulationStability.NAME)) {
              counter.count("psi > 0.1", score.score() > 0.1);
            }
          }
        });
  }
}

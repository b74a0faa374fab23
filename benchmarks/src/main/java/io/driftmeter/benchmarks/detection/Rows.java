package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Clean rows: every column is a function of a standard normal value that depends on the other columns of its row and on
 * the row before it.
 */
final class Rows {
  /** How a column is distributed. */
  enum Law {
    NORMAL, LOGNORMAL, CAUCHY, INTEGER, ZERO_INFLATED, BERNOULLI, CONSTANT;

    /** What a standard normal value becomes. */
    double of(double z) {
      return switch (this) {
        case NORMAL -> z;
        case LOGNORMAL -> Math.exp(z);
        case CAUCHY -> Math.tan(Math.PI * (NORMAL_LAW.cumulativeProbability(z) - 0.5));
        // About Poisson with mean 4.
        case INTEGER -> Math.max(0, Math.rint(4 + 2 * z));
        case ZERO_INFLATED -> z < 0 ? 0 : Math.exp(z);
        // One in ten.
        case BERNOULLI -> z > 1.2815515655446004 ? 1 : 0;
        case CONSTANT -> 7;
      };
    }
  }

  private static final NormalDistribution NORMAL_LAW = NormalDistribution.of(0, 1);

  private final Law law;
  private final double shared;
  private final double memory;
  private final RandomGenerator random;
  private final double[] state;
  private final Columns columns;

  /**
   * @param correlation between any two columns of a row
   * @param memory      between a column's normal value and that of the row before
   */
  Rows(Law law, int columnCount, double correlation, double memory, RandomGenerator random) {
    this.law = law;
    this.shared = correlation;
    this.memory = memory;
    this.random = random;
    this.state = new double[columnCount];
    this.columns = Columns
        .of(IntStream.range(0, columnCount).mapToObj(column -> Column.numeric("c" + column)).toList());
    next();
    if (memory > 0) {
      IntStream.range(0, 20).forEach(any -> next());
    }
  }

  /** The profile of so many rows; its first column is shifted by so many standard deviations of the normal value. */
  WindowProfile profile(int rows, double shift) {
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(columns);
    for (int i = 0; i < rows; i++) {
      next();
      row.clear();
      for (int column = 0; column < state.length; column++) {
        row.setNumber(column, law.of(column == 0 ? state[column] + shift : state[column]));
      }
      profile.update(row, i, false);
    }
    return profile;
  }

  List<WindowProfile> profiles(int count, int rows) {
    return IntStream.range(0, count).mapToObj(any -> profile(rows, 0)).toList();
  }

  private void next() {
    double common = shared > 0 ? random.nextGaussian() : 0;
    double keep = Math.sqrt(1 - memory * memory);
    for (int column = 0; column < state.length; column++) {
      double fresh = shared > 0
          ? Math.sqrt(shared) * common + Math.sqrt(1 - shared) * random.nextGaussian()
          : random.nextGaussian();
      state[column] = memory * state[column] + (memory > 0 ? keep : 1) * fresh;
    }
  }
}

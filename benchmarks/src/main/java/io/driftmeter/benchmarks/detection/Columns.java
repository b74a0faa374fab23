package io.driftmeter.benchmarks.detection;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileCodec;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.List;
import java.util.stream.IntStream;

/** Profiles of simulated numeric columns. */
final class Columns {
  private static final Column COLUMN = Column.numeric("x");

  private Columns() {}

  static NumericProfile profile(double[] values, int from, int to, ProfileSettings settings) {
    NumericProfile profile = new NumericProfile(COLUMN, settings);
    add(profile, values, from, to);
    return profile;
  }

  static NumericProfile profile(double[] values) {
    return profile(values, 0, values.length, ProfileSettings.DEFAULT);
  }

  /** Profiles of the first values, as many as each length says; the lengths ascend. */
  static List<NumericProfile> prefixes(double[] values, int... lengths) {
    NumericProfile growing = new NumericProfile(COLUMN, ProfileSettings.DEFAULT);
    return IntStream.range(0, lengths.length).mapToObj(i -> {
      add(growing, values, i == 0 ? 0 : lengths[i - 1], lengths[i]);
      return (NumericProfile) ProfileCodec.readColumn(growing.toBytes());
    }).toList();
  }

  private static void add(NumericProfile profile, double[] values, int from, int to) {
    Row row = new Row(io.driftmeter.core.column.Columns.of(List.of(COLUMN)));
    for (int i = from; i < to; i++) {
      row.setNumber(0, values[i]);
      profile.update(row, 0);
    }
  }

  /** A window of columns x0, x1, ...; values by column and row. */
  static WindowProfile window(double[][] values) {
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(io.driftmeter.core.column.Columns
        .of(IntStream.range(0, values.length).mapToObj(i -> Column.numeric("x" + i)).toList()));
    for (int at = 0; at < values[0].length; at++) {
      row.clear();
      for (int column = 0; column < values.length; column++) {
        row.setNumber(column, values[column][at]);
      }
      profile.update(row, at, false);
    }
    return profile;
  }
}

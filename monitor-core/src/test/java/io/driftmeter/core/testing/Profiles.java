package io.driftmeter.core.testing;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Profiles of a column {@code x}, in one line. */
public final class Profiles {
  private Profiles() {}

  public static NumericProfile numeric(double... values) {
    return numeric(ProfileSettings.DEFAULT, values);
  }

  public static NumericProfile numeric(ProfileSettings settings, double... values) {
    NumericProfile profile = new NumericProfile(Column.numeric("x"), settings);
    Row row = new Row(Columns.of(List.of(profile.column())));
    for (double value : values) {
      row.setNumber(0, value);
      profile.update(row, 0);
    }
    return profile;
  }

  public static CategoricalProfile categorical(String... values) {
    return categorical(ProfileSettings.DEFAULT, Arrays.asList(values));
  }

  /** A null in the list is a null in the column. */
  public static CategoricalProfile categorical(ProfileSettings settings, List<@Nullable String> values) {
    CategoricalProfile profile = new CategoricalProfile(Column.categorical("x"), settings);
    Row row = new Row(Columns.of(List.of(profile.column())));
    for (String value : values) {
      if (value == null) {
        row.setNull(0);
      } else {
        row.setText(0, value);
      }
      profile.update(row, 0);
    }
    return profile;
  }

  /** A window of numeric columns of equal length; a NaN is a null. */
  public static WindowProfile window(Map<String, double[]> columns) {
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(columns.keySet().stream().map(Column::numeric).toList()));
    int rows = columns.values().stream().mapToInt(values -> values.length).max().orElse(0);
    for (int i = 0; i < rows; i++) {
      row.clear();
      int slot = 0;
      for (double[] values : columns.values()) {
        if (Double.isNaN(values[i])) {
          row.setNull(slot++);
        } else {
          row.setNumber(slot++, values[i]);
        }
      }
      profile.update(row, i, false);
    }
    return profile;
  }

  public static Reference reference(WindowProfile profile) {
    return new Reference("baseline", "all", "a test", 0, profile);
  }

  public static List<@Nullable String> repeat(@Nullable String value, int times) {
    return Collections.nCopies(times, value);
  }
}

package io.driftmeter.app.merge;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.stream.IntStream;

/** Small window profiles of {@value #COLUMNS} columns, that is of two chunks. */
final class Profiles {
  static final ProfileSettings SETTINGS = new ProfileSettings(8, 4);
  static final int COLUMNS = WindowProfile.COLUMNS_PER_CHUNK + 1;
  static final int CHUNKS = 2;

  private Profiles() {}

  /** A profile of so many rows, each with a value in every column. */
  static WindowProfile of(int rows) {
    Columns columns = Columns
        .of(IntStream.range(0, COLUMNS).mapToObj(column -> Column.numeric("c" + column)).toList());
    Row row = new Row(columns);
    WindowProfile profile = new WindowProfile(SETTINGS);
    for (int i = 0; i < rows; i++) {
      row.clear();
      for (int column = 0; column < COLUMNS; column++) {
        row.setNumber(column, i);
      }
      profile.update(row, i, false);
    }
    return profile;
  }
}

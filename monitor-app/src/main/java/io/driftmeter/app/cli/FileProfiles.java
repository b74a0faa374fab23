package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileRow;
import io.driftmeter.app.file.FileTable;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads whole files, with a progress bar. */
final class FileProfiles {
  private FileProfiles() {}

  /** Hands over every row; returns the columns that were found. */
  static List<Column> read(List<Path> files, ReadOptions options, Consumer<FileRow> consumer) {
    try (FileTable table = FileTable.open(files, options);
        Progress progress = new Progress(String.valueOf(files.getFirst().getFileName()), table.rowCount())) {
      table.forEach(row -> {
        consumer.accept(row);
        progress.step();
      });
      return table.columns();
    }
  }

  /** The profile of all rows. */
  static WindowProfile of(List<Path> files, ReadOptions options, ProfileSettings settings) {
    WindowProfile profile = new WindowProfile(settings);
    List<Column> columns = read(files, options, row -> profile.update(row.values(), row.eventTime(), false));
    // Files without rows still have their columns.
    profile.addColumns(Columns.of(columns));
    return profile;
  }
}

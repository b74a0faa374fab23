package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileTable;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.nio.file.Path;
import java.util.List;

/** Profiles whole files. */
final class FileProfiles {
  private FileProfiles() {}

  static WindowProfile of(List<Path> files, ReadOptions options, ProfileSettings settings) {
    try (FileTable table = FileTable.open(files, options);
        Progress progress = new Progress(String.valueOf(files.getFirst().getFileName()), table.rowCount())) {
      WindowProfile profile = new WindowProfile(settings);
      // A file without rows still has its columns.
      profile.addColumns(Columns.of(table.columns()));
      table.forEach(row -> {
        profile.update(row.values(), row.eventTime(), false);
        progress.step();
      });
      return profile;
    }
  }
}

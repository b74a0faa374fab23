package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileBatch;
import io.driftmeter.app.file.FileRow;
import io.driftmeter.app.file.FileTable;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads whole files, with a progress bar. */
final class FileProfiles {
  private FileProfiles() {}

  /** Hands over every row; returns the columns that were found. */
  static List<Column> readRows(List<Path> files, ReadOptions options, Consumer<FileRow> consumer) {
    return read(files, options, batch -> batch.forEachRow(consumer));
  }

  /** Hands over the rows by batches, each of which stays as it is until the next one is dealt with. */
  static List<Column> read(List<Path> files, ReadOptions options, Consumer<FileBatch> consumer) {
    try (FileTable table = FileTable.open(files, options);
        Progress progress = new Progress(String.valueOf(files.getFirst().getFileName()), table.rowCount())) {
      table.forEachBatch(batch -> {
        consumer.accept(batch);
        progress.step(batch.rows());
      });
      return table.columns();
    }
  }

  /** The profile of all rows. */
  static WindowProfile of(List<Path> files, ReadOptions options, ProfileSettings settings) {
    try (BatchProfiles profiles = BatchProfiles.whole(new RowSegments(List.of(), 0), settings)) {
      List<Column> columns = read(files, options, profiles);
      List<WindowProfile> found = new ArrayList<>();
      profiles.forEach((_, profile) -> found.add(profile));
      WindowProfile profile = found.isEmpty() ? new WindowProfile(settings) : found.getFirst();
      // Files without rows still have their columns.
      profile.addColumns(Columns.of(columns));
      return profile;
    }
  }
}

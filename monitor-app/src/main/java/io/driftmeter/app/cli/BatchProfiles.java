package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileRow;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The profiles of all windows of the files, in the order of their keys. All are kept until the last row is read, as files
 * need not be in the order of time.
 */
final class BatchProfiles implements Consumer<FileRow> {
  private final String model;
  private final boolean unversioned;
  private final BatchWindow window;
  private final RowSegments segments;
  private final ProfileSettings settings;
  private final SortedMap<WindowId, WindowProfile> profiles = new TreeMap<>(
      Comparator.comparingLong(WindowId::start).thenComparing(WindowId::version).thenComparing(WindowId::segment));
  private long rows;
  private long untimed;

  /** @param unversioned whether rows have no key that names the version */
  BatchProfiles(String model, boolean unversioned, BatchWindow window, RowSegments segments,
      ProfileSettings settings) {
    this.model = model;
    this.unversioned = unversioned;
    this.window = window;
    this.segments = segments;
    this.settings = settings;
  }

  @Override
  public void accept(FileRow row) {
    if (!row.hasEventTime()) {
      untimed++;
      return;
    }
    rows++;
    long start = window.start(row.eventTime());
    for (String segment : segments.of(row.values())) {
      profiles.computeIfAbsent(new WindowId(model, version(row.keys()), segment, start, window.end(start)),
          _ -> new WindowProfile(settings)).update(row.values(), row.eventTime(), false);
    }
  }

  private String version(Row keys) {
    return unversioned || keys.state(0) != Row.VALUE ? "" : keys.text(0);
  }

  SortedMap<WindowId, WindowProfile> profiles() {
    return Collections.unmodifiableSortedMap(profiles);
  }

  /** Rows that are in a window. */
  long rows() {
    return rows;
  }

  /** Rows that are in no window, as they have no time that can be read. */
  long untimed() {
    return untimed;
  }
}

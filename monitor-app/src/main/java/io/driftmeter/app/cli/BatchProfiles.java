package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileBatch;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The profiles of all windows of the files, in the order of their keys. */
final class BatchProfiles implements Consumer<FileBatch>, AutoCloseable {
  private final String model;
  private final boolean unversioned;
  private final BatchWindow window;
  private final RowSegments segments;
  private final ProfileShelf profiles;
  private final ColumnWork work = new ColumnWork();
  private long rows;
  private long untimed;

  /** @param unversioned whether rows have no key that names the version */
  BatchProfiles(String model, boolean unversioned, BatchWindow window, RowSegments segments,
      ProfileSettings settings) {
    this.model = model;
    this.unversioned = unversioned;
    this.window = window;
    this.segments = segments;
    this.profiles = new ProfileShelf(settings);
  }

  /** One window for all rows, with or without a time, whose key means nothing but the segment. */
  static BatchProfiles whole(RowSegments segments, ProfileSettings settings) {
    return new BatchProfiles("", true, new BatchWindow.Whole(), segments, settings);
  }

  @Override
  public void accept(FileBatch batch) {
    // The groups are found while the last batch is still being counted.
    Map<WindowId, RowGroup> groups = groups(batch);
    work.finish();
    profiles.putAway(groups.keySet());
    work.start(batch, groups.values());
  }

  private Map<WindowId, RowGroup> groups(FileBatch batch) {
    Map<WindowId, RowGroup> groups = new LinkedHashMap<>();
    // The next row is nearly always of the same windows as the last.
    @Nullable
    RowGroup[] latest = new RowGroup[segments.count()];
    long start = 0;
    long end = 0;
    for (int row = 0; row < batch.rows(); row++) {
      if (window.isTimed() && !batch.hasEventTime(row)) {
        untimed++;
        continue;
      }
      rows++;
      long time = batch.eventTime(row);
      if (time < start || time >= end) {
        start = window.start(time);
        end = window.end(start);
      }
      String version = version(batch, row);
      segments.select(batch, row);
      for (int segment = 0; segment < latest.length; segment++) {
        String name = segments.name(segment);
        RowGroup group = latest[segment];
        if (group == null || !group.is(start, version, name)) {
          group = groups.computeIfAbsent(new WindowId(model, version, name, start, end),
              id -> new RowGroup(id, profiles.get(id)));
          latest[segment] = group;
        }
        group.add(row, time);
      }
    }
    return groups;
  }

  private String version(FileBatch batch, int row) {
    return unversioned || batch.keys(0).state(row) != Row.VALUE ? "" : batch.keys(0).text(row);
  }

  /** Hands over every window in the order of keys, once all batches are in. */
  void forEach(BiConsumer<WindowId, WindowProfile> consumer) {
    work.finish();
    profiles.forEach(consumer);
  }

  int windows() {
    return profiles.size();
  }

  /** Rows that are in a window. */
  long rows() {
    return rows;
  }

  /** Rows that are in no window, as they have no time that can be read. */
  long untimed() {
    return untimed;
  }

  @Override
  public void close() {
    work.close();
    profiles.close();
  }
}

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
  private final ColumnWork work;
  private long latestStart = Long.MIN_VALUE;
  private long rows;
  private long untimed;

  /** @param unversioned whether rows have no key that names the version */
  BatchProfiles(String model, boolean unversioned, BatchWindow window, RowSegments segments,
      ProfileSettings settings) {
    this(model, unversioned, window, segments, new ProfileShelf(settings), new ColumnWork());
  }

  /** Closes the shelf and the work at the end. */
  BatchProfiles(String model, boolean unversioned, BatchWindow window, RowSegments segments, ProfileShelf profiles,
      ColumnWork work) {
    this.model = model;
    this.unversioned = unversioned;
    this.window = window;
    this.segments = segments;
    this.profiles = profiles;
    this.work = work;
  }

  /** One window for all rows, with or without a time, whose key means nothing but the segment. */
  static BatchProfiles whole(RowSegments segments, ProfileSettings settings) {
    return new BatchProfiles("", true, new BatchWindow.Whole(), segments, settings);
  }

  @Override
  public void accept(FileBatch batch) {
    int row = 0;
    do {
      Map<WindowId, RowGroup> groups = new LinkedHashMap<>();
      // The groups are found while the rows before are still being counted.
      row = group(batch, row, groups);
      work.finish();
      profiles.putAway(groups.keySet());
      work.start(batch, groups.values());
    } while (row < batch.rows());
  }

  /**
   * Puts rows into groups from a row on, and returns the first one that is left. Rows are left once there are enough groups and
   * a window begins that is later than all so far: where rows are in the order of time, those before are complete and may leave
   * memory. Where they are not, all windows of a batch have to fit, as each would come back for nearly every row.
   */
  private int group(FileBatch batch, int from, Map<WindowId, RowGroup> groups) {
    // The next row is nearly always of the same windows as the last.
    @Nullable
    RowGroup[] latest = new RowGroup[segments.count()];
    long start = 0;
    long end = 0;
    for (int row = from; row < batch.rows(); row++) {
      if (window.isTimed() && !batch.hasEventTime(row)) {
        untimed++;
        continue;
      }
      long time = batch.eventTime(row);
      if (time < start || time >= end) {
        start = window.start(time);
        end = window.end(start);
        if (start > latestStart && (long) groups.size() * batch.columns().size() > profiles.columnsAtOnce()) {
          return row;
        }
        latestStart = Math.max(latestStart, start);
      }
      rows++;
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
    return batch.rows();
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

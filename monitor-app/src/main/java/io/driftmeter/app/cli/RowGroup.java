package io.driftmeter.app.cli;

import io.driftmeter.app.file.FileBatch;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.profile.WindowProfile;
import java.util.Arrays;

/** The rows of a batch that belong to one profile. */
final class RowGroup {
  private final WindowId id;
  private final WindowProfile profile;
  private int[] rows = new int[64];
  private int size;
  private long firstEventTime = Long.MAX_VALUE;
  private long lastEventTime = Long.MIN_VALUE;

  RowGroup(WindowId id, WindowProfile profile) {
    this.id = id;
    this.profile = profile;
  }

  boolean is(long start, String version, String segment) {
    return id.start() == start && id.version().equals(version) && id.segment().equals(segment);
  }

  void add(int row, long eventTime) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, 2 * size);
    }
    rows[size++] = row;
    firstEventTime = Math.min(firstEventTime, eventTime);
    lastEventTime = Math.max(lastEventTime, eventTime);
  }

  /** Comes before {@link #updateColumn}. */
  void updateHeader(FileBatch batch) {
    profile.updateHeader(batch.columns(), size, firstEventTime, lastEventTime);
  }

  void updateColumn(FileBatch batch, int slot) {
    profile.updateColumn(slot, batch.values(slot), rows, 0, size);
  }
}

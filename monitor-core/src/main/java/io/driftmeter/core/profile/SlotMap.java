package io.driftmeter.core.profile;

import io.driftmeter.core.column.Cells;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.List;
import java.util.Map;

/** Which column profile a row's slot belongs to, found once for a {@link Columns} of a certain size. */
final class SlotMap {
  private final Columns columns;
  private final ColumnProfile[] profiles;
  private final int[] chunkOf;
  /** Where the row declares the column with a type that is not the profile's. */
  private final boolean[] mistyped;

  SlotMap(Columns columns, List<List<ColumnProfile>> chunks, Map<String, ColumnProfile> byName) {
    this.columns = columns;
    int size = columns.size();
    profiles = new ColumnProfile[size];
    chunkOf = new int[size];
    mistyped = new boolean[size];
    for (int slot = 0; slot < size; slot++) {
      Column column = columns.get(slot);
      ColumnProfile profile = byName.get(column.name());
      if (profile == null) {
        throw new IllegalStateException("column '" + column.name() + "' has no profile yet");
      }
      profiles[slot] = profile;
      mistyped[slot] = profile.column().type() != column.type();
      for (int chunk = 0; chunk < chunks.size(); chunk++) {
        if (chunks.get(chunk).contains(profile)) {
          chunkOf[slot] = chunk;
        }
      }
    }
  }

  boolean fits(Columns other) {
    return columns == other && profiles.length == other.size();
  }

  void update(Row row) {
    for (int slot = 0; slot < profiles.length; slot++) {
      update(row, profiles[slot], slot);
    }
  }

  void update(Row row, int chunk) {
    for (int slot = 0; slot < profiles.length; slot++) {
      if (chunkOf[slot] == chunk) {
        update(row, profiles[slot], slot);
      }
    }
  }

  void update(int slot, Cells cells, int[] rows, int from, int to) {
    if (mistyped[slot]) {
      for (int i = from; i < to; i++) {
        profiles[slot].updateMistyped(cells.state(rows[i]));
      }
    } else {
      profiles[slot].update(cells, rows, from, to);
    }
  }

  private void update(Row row, ColumnProfile profile, int slot) {
    if (mistyped[slot]) {
      profile.updateMistyped(row.state(slot));
    } else {
      profile.update(row, slot);
    }
  }
}

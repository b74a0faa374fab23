package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A window that leaves memory and loses rows there would make a report of a part of its traffic. */
class ProfileShelfTest {
  private static final int WINDOWS = 10;
  /** More than a chunk of columns. */
  private static final Columns COLUMNS = Columns
      .of(IntStream.range(0, 20).mapToObj(i -> Column.numeric("c" + i)).toList());

  @Test
  void windowsThatWereAwayAreAsIfTheyHadStayed() {
    // Given room for two windows of 20 columns, and rows that come back to each window
    List<byte[]> expected = new ArrayList<>();
    List<byte[]> found = new ArrayList<>();
    List<Long> starts = new ArrayList<>();
    WindowProfile[] stayed = new WindowProfile[WINDOWS];
    for (int window = 0; window < WINDOWS; window++) {
      stayed[window] = new WindowProfile(ProfileSettings.DEFAULT);
    }

    // When
    try (ProfileShelf shelf = new ProfileShelf(ProfileSettings.DEFAULT, 40)) {
      for (int i = 0; i < 500; i++) {
        int window = i * 7 % WINDOWS;
        count(stayed[window], i);
        count(shelf.get(id(window)), i);
        shelf.putAway(Set.of(id(window)));
      }
      shelf.forEach((id, profile) -> {
        starts.add(id.start());
        found.add(profile.chunkToBytes(0));
        found.add(profile.chunkToBytes(1));
      });
    }

    // Then
    for (WindowProfile profile : stayed) {
      expected.add(profile.chunkToBytes(0));
      expected.add(profile.chunkToBytes(1));
    }
    assertThat(starts).containsExactlyElementsOf(IntStream.range(0, WINDOWS).mapToObj(i -> i * 60_000L).toList());
    assertThat(found).containsExactlyElementsOf(expected);
  }

  @Test
  void windowsInUseStayEvenIfThereIsNoRoom() {
    // Given
    try (ProfileShelf shelf = new ProfileShelf(ProfileSettings.DEFAULT, 0)) {
      WindowProfile other = shelf.get(id(0));
      WindowProfile used = shelf.get(id(1));
      count(other, 1);
      count(used, 1);

      // When
      shelf.putAway(Set.of(id(1)));

      // Then
      assertThat(shelf.get(id(1))).isSameAs(used);
      assertThat(shelf.get(id(0))).isNotSameAs(other).extracting(WindowProfile::rows).isEqualTo(1L);
      assertThat(shelf.size()).isEqualTo(2);
    }
  }

  private static void count(WindowProfile profile, int value) {
    Row row = new Row(COLUMNS);
    row.clear();
    for (int slot = 0; slot < COLUMNS.size(); slot++) {
      row.setNumber(slot, value * (slot + 1));
    }
    profile.update(row, value, false);
  }

  private static WindowId id(int window) {
    return new WindowId("m", "", WindowId.ALL, window * 60_000L, (window + 1) * 60_000L);
  }
}

package io.driftmeter.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.store.MemoryStore;
import io.driftmeter.app.store.SimulatedLog;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.WindowProfile;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

class WindowPartsTest {
  private static final WindowId WINDOW = new WindowId("credit", "7", "all", 0, 60_000);
  private static final WindowId NEXT = new WindowId("credit", "7", "all", 60_000, 120_000);
  private static final Source FIRST = new Source("predictions", 0);
  private static final Source SECOND = new Source("predictions", 1);

  private final SimulatedLog<KeyValue<Bytes, byte[]>> log = new SimulatedLog<>();
  private final MemoryStore store = new MemoryStore(log);
  private final WindowParts parts = new WindowParts(store);

  @Test
  void partsOfAllSourcesAreAddedUp() {
    // Given
    put(parts, FIRST, 10, 3);
    put(parts, SECOND, 10, 4);
    put(parts, FIRST, 15, 5);

    // When
    WindowProfile profile = parts.profile(WINDOW, Profiles.SETTINGS);

    // Then
    assertRows(profile, 12);
    assertRows(parts.profile(NEXT, Profiles.SETTINGS), 0, 0);
  }

  @Test
  void aRepetitionChangesNothingWhetherItsOriginalIsFoldedOrNot() {
    // Given
    put(parts, FIRST, 10, 3);
    put(parts, FIRST, 10, 3);
    long unfolded = parts.profile(WINDOW, Profiles.SETTINGS).rows();
    parts.fold(WINDOW, parts.profile(WINDOW, Profiles.SETTINGS), 1);

    // When
    put(parts, FIRST, 10, 3);

    // Then
    assertThat(unfolded).isEqualTo(3);
    assertRows(parts.profile(WINDOW, Profiles.SETTINGS), 3);
  }

  @Test
  void whatComesAfterAFoldIsAddedToIt() {
    // Given
    put(parts, FIRST, 10, 3);
    parts.fold(WINDOW, parts.profile(WINDOW, Profiles.SETTINGS), 1);

    // When
    put(parts, FIRST, 11, 2);
    put(parts, SECOND, 4, 1);

    // Then
    assertRows(parts.profile(WINDOW, Profiles.SETTINGS), 6);
    parts.fold(WINDOW, parts.profile(WINDOW, Profiles.SETTINGS), 1);
    put(parts, SECOND, 4, 1);
    assertRows(parts.profile(WINDOW, Profiles.SETTINGS), 6);
  }

  @Test
  void aPartCountsOnceAllItsChunksAreThereAlsoIfTheWindowIsFoldedMeanwhile() {
    // Given
    put(parts, FIRST, 10, 3);
    WindowProfile late = Profiles.of(2);
    parts.put(WINDOW, FIRST, 20, 0, Profiles.CHUNKS, late.chunkToBytes(0));

    // When
    parts.fold(WINDOW, parts.profile(WINDOW, Profiles.SETTINGS), 1);

    // Then
    assertRows(parts.profile(WINDOW, Profiles.SETTINGS), 3);
    parts.put(WINDOW, FIRST, 20, 1, Profiles.CHUNKS, late.chunkToBytes(1));
    assertRows(parts.profile(WINDOW, Profiles.SETTINGS), 5);
  }

  @Test
  void aFoldLeavesOneProfileAndADeletionNothing() {
    // Given
    put(parts, FIRST, 10, 3);
    put(parts, SECOND, 10, 3);
    parts.fold(WINDOW, parts.profile(WINDOW, Profiles.SETTINGS), 1);
    put(parts, FIRST, 10, 3);
    put(parts, FIRST, 12, 3);

    // When
    parts.fold(WINDOW, parts.profile(WINDOW, Profiles.SETTINGS), 1);

    // Then
    assertThat(store.approximateNumEntries()).isEqualTo(Profiles.CHUNKS);
    parts.delete(WINDOW);
    assertThat(store.isEmpty()).isTrue();
  }

  @Test
  void whateverPrefixOfAFoldSurvivesMeansTheSameWindow() {
    // Given a second fold, over what a first one left and what came since
    int writes = fold(Integer.MAX_VALUE);
    assertThat(writes).isEqualTo(Profiles.CHUNKS + Profiles.CHUNKS + 3 * Profiles.CHUNKS);
    for (int survived = 0; survived <= writes; survived++) {
      // When
      SimulatedLog<KeyValue<Bytes, byte[]>> left = new SimulatedLog<>();
      foldOn(left, survived);
      WindowParts restored = new WindowParts(new MemoryStore(left));

      // Then
      assertRows(restored.profile(WINDOW, Profiles.SETTINGS), 15);
      put(restored, FIRST, 11, 4);
      put(restored, FIRST, 10, 3);
      assertRows(restored.profile(WINDOW, Profiles.SETTINGS), 15);
      restored.fold(WINDOW, restored.profile(WINDOW, Profiles.SETTINGS), 1);
      put(restored, SECOND, 6, 1);
      assertRows(restored.profile(WINDOW, Profiles.SETTINGS), 16);
    }
  }

  @Test
  void whateverPrefixOfADeletionSurvivesTheRestCanStillBeDeleted() {
    // Given
    for (int survived = 0; survived <= Profiles.CHUNKS; survived++) {
      SimulatedLog<KeyValue<Bytes, byte[]>> left = new SimulatedLog<>();
      WindowParts before = new WindowParts(new MemoryStore(left));
      put(before, FIRST, 10, 3);
      before.fold(WINDOW, before.profile(WINDOW, Profiles.SETTINGS), 1);
      left.flush();
      before.delete(WINDOW);
      left.crash(survived);
      MemoryStore restored = new MemoryStore(left);

      // When
      new WindowParts(restored).delete(WINDOW);

      // Then
      assertThat(restored.isEmpty()).isTrue();
    }
  }

  private int fold(int survived) {
    return foldOn(new SimulatedLog<>(), survived);
  }

  /** How many writes the second fold takes, of which so many survive. */
  private static int foldOn(SimulatedLog<KeyValue<Bytes, byte[]>> left, int survived) {
    WindowParts before = new WindowParts(new MemoryStore(left));
    put(before, FIRST, 10, 3);
    before.fold(WINDOW, before.profile(WINDOW, Profiles.SETTINGS), 1);
    put(before, FIRST, 10, 3);
    put(before, FIRST, 11, 4);
    put(before, SECOND, 5, 8);
    left.flush();
    before.fold(WINDOW, before.profile(WINDOW, Profiles.SETTINGS), 1);
    int writes = left.inFlight();
    left.crash(Math.min(survived, writes));
    return writes;
  }

  private static void put(WindowParts parts, Source source, long offset, int rows) {
    WindowProfile profile = Profiles.of(rows);
    for (int chunk = 0; chunk < profile.chunks(); chunk++) {
      parts.put(WINDOW, source, offset, chunk, profile.chunks(), profile.chunkToBytes(chunk));
    }
  }

  private static void assertRows(WindowProfile profile, long rows) {
    assertRows(profile, rows, Profiles.COLUMNS);
  }

  private static void assertRows(WindowProfile profile, long rows, int columns) {
    assertThat(profile.rows()).isEqualTo(rows);
    assertThat(profile.columns()).hasSize(columns).extracting(ColumnProfile::rows).allMatch(each -> each == rows);
  }
}

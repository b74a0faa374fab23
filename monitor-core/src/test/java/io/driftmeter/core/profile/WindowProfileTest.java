package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowProfileTest {
  private final Columns columns = new Columns();
  private final WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);

  private Row row(double... values) {
    Row row = new Row(columns);
    row.clear();
    for (int slot = 0; slot < values.length; slot++) {
      row.setNumber(slot, values[slot]);
    }
    return row;
  }

  private void addColumns(int from, int to) {
    IntStream.range(from, to).forEach(i -> columns.add(Column.numeric("c" + i)));
  }

  private static ColumnProfile column(WindowProfile profile, String name) {
    return Objects.requireNonNull(profile.column(name));
  }

  @Test
  void countsEventsEvenWithoutColumns() {
    // When
    profile.update(row(), 20, false);
    profile.update(row(), 10, true);
    // Then
    assertThat(profile.rows()).isEqualTo(2);
    assertThat(profile.lateRows()).isEqualTo(1);
    assertThat(profile.firstEventTime()).isEqualTo(10);
    assertThat(profile.lastEventTime()).isEqualTo(20);
    assertThat(profile.columns()).isEmpty();
    assertThat(profile.chunks()).isEqualTo(1);
  }

  @Test
  void countsAColumnFromWhenItWasFirstSeen() {
    // Given
    addColumns(0, 1);
    profile.update(row(1), 0, false);
    // When
    addColumns(1, 2);
    profile.update(row(1, 2), 1, false);
    profile.update(row(1), 2, false);
    // Then
    assertThat(profile.rows()).isEqualTo(3);
    assertThat(column(profile, "c0").rows()).isEqualTo(3);
    assertThat(column(profile, "c1").rows()).isEqualTo(2);
    assertThat(column(profile, "c1").nulls()).as("absent from the last row").isEqualTo(1);
  }

  @Test
  void countsValuesOfARedeclaredColumnAsTypeErrors() {
    // Given
    addColumns(0, 1);
    profile.update(row(1), 0, false);
    Row other = new Row(Columns.of(List.of(Column.categorical("c0"))));
    other.setText(0, "a");
    // When
    profile.update(other, 1, false);
    other.setNull(0);
    profile.update(other, 2, false);
    // Then
    assertThat(column(profile, "c0")).isInstanceOf(NumericProfile.class);
    assertThat(column(profile, "c0").values()).isEqualTo(1);
    assertThat(column(profile, "c0").typeErrors()).isEqualTo(1);
    assertThat(column(profile, "c0").nulls()).isEqualTo(1);
  }

  @Test
  void mergesColumnsByNameWhateverTheirOrder() {
    // Given
    addColumns(0, 2);
    profile.update(row(1, 2), 5, false);
    Row swapped = new Row(Columns.of(List.of(Column.numeric("c1"), Column.numeric("c0"), Column.numeric("c2"))));
    swapped.setNumber(0, 20);
    swapped.setNumber(1, 10);
    swapped.setNumber(2, 30);
    WindowProfile other = new WindowProfile(ProfileSettings.DEFAULT);
    other.update(swapped, 3, true);
    // When
    profile.merge(other);
    // Then
    assertThat(profile.rows()).isEqualTo(2);
    assertThat(profile.lateRows()).isEqualTo(1);
    assertThat(profile.firstEventTime()).isEqualTo(3);
    assertThat(((NumericProfile) column(profile, "c0")).max()).hasValue(10);
    assertThat(((NumericProfile) column(profile, "c1")).max()).hasValue(20);
    assertThat(column(profile, "c2").rows()).isEqualTo(1);
    assertThat(other.rows()).as("the other profile is left alone").isEqualTo(1);
  }

  @Test
  void comesBackFromItsChunksInAnyOrder() {
    // Given
    addColumns(0, 30);
    profile.update(row(IntStream.range(0, 30).asDoubleStream().toArray()), 7, true);
    // When
    List<byte[]> chunks = List.of(profile.chunkToBytes(2), profile.chunkToBytes(0), profile.chunkToBytes(1));
    WindowProfile restored = WindowProfile.fromChunks(ProfileSettings.DEFAULT, chunks);
    // Then
    assertThat(profile.chunks()).isEqualTo(3);
    assertThat(restored.rows()).isEqualTo(1);
    assertThat(restored.lateRows()).isEqualTo(1);
    assertThat(restored.columns()).extracting(column -> column.column().name())
        .containsExactlyElementsOf(profile.columns().stream().map(column -> column.column().name()).toList());
    for (int chunk = 0; chunk < 3; chunk++) {
      assertThat(restored.chunkToBytes(chunk)).isEqualTo(profile.chunkToBytes(chunk));
    }
  }

  @Test
  void addsTheHeaderOnceWhenAllChunksAreMerged() {
    // Given
    addColumns(0, 30);
    profile.update(row(IntStream.range(0, 30).asDoubleStream().toArray()), 7, false);
    WindowProfile merged = new WindowProfile(ProfileSettings.DEFAULT);
    // When
    for (int chunk = 0; chunk < profile.chunks(); chunk++) {
      merged.mergeChunk(profile.chunkToBytes(chunk));
      merged.mergeChunk(profile.chunkToBytes(chunk));
    }
    // Then
    assertThat(merged.rows()).isEqualTo(2);
    assertThat(merged.columns()).hasSize(30).allSatisfy(column -> assertThat(column.rows()).isEqualTo(2));
  }

  @Test
  void replayAfterLosingTheNewestStateOfOneChunkCountsEveryEventOnce() {
    // Given: the state after the first event survived in chunk 0, the state after both in chunk 1
    addColumns(0, 11);
    Row first = row(IntStream.range(0, 11).asDoubleStream().toArray());
    profile.update(first, 1, false);
    byte[] staleChunk0 = profile.chunkToBytes(0);
    addColumns(11, 14);
    Row second = row(IntStream.range(0, 14).asDoubleStream().toArray());
    profile.update(second, 2, false);
    byte[] freshChunk1 = profile.chunkToBytes(1);
    // When: the second event is replayed for the stale chunk only
    WindowProfile restored = WindowProfile.fromChunks(ProfileSettings.DEFAULT, List.of(staleChunk0, freshChunk1));
    restored.updateChunk(0, second, new Origin(), 2, false);
    // Then
    assertThat(restored.rows()).isEqualTo(2);
    assertThat(restored.chunkToBytes(0)).isEqualTo(profile.chunkToBytes(0));
    assertThat(restored.chunkToBytes(1)).isEqualTo(profile.chunkToBytes(1));
  }

  @Test
  void updatingChunkByChunkEqualsUpdatingAtOnce() {
    // Given
    addColumns(0, 30);
    Row row = row(IntStream.range(0, 30).asDoubleStream().toArray());
    WindowProfile byChunk = new WindowProfile(ProfileSettings.DEFAULT);
    // When
    profile.update(row, 7, false);
    byChunk.addColumns(columns);
    for (int chunk = 0; chunk < byChunk.chunks(); chunk++) {
      byChunk.updateChunk(chunk, row, new Origin(), 7, false);
    }
    // Then
    assertThat(byChunk.chunks()).isEqualTo(3);
    for (int chunk = 0; chunk < 3; chunk++) {
      assertThat(byChunk.chunkToBytes(chunk)).isEqualTo(profile.chunkToBytes(chunk));
    }
  }
}

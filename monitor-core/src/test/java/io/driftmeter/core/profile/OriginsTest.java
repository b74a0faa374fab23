package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blame for a drift rests on these counts: which schemas and producers a window's events came from, and from when. */
class OriginsTest {
  private final Origin origin = new Origin();
  private final WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);

  @Test
  void countsSchemasAndProducersFromTheirFirstEventOn() {
    // When
    update("41", "a", 70);
    update("42", "a", 60);
    update("41", "b", 50);
    update("41", "", 40);

    // Then
    assertThat(profile.schemas()).containsExactly(new Sighting("41", 3, 40), new Sighting("42", 1, 60));
    assertThat(profile.producers()).containsExactly(new Sighting("a", 2, 60), new Sighting("b", 1, 50));
  }

  @Test
  void addsThemUpWhenMergedAndReadBack() {
    // Given
    WindowProfile other = new WindowProfile(ProfileSettings.DEFAULT);
    origin.set("42", "b");
    other.update(new Row(new Columns()), origin, 5, false);
    update("41", "a", 10);
    update("42", "a", 20);

    // When
    profile.merge(other);
    WindowProfile read = WindowProfile.fromChunks(ProfileSettings.DEFAULT, List.of(profile.chunkToBytes(0)));

    // Then
    assertThat(read.schemas()).containsExactly(new Sighting("41", 1, 10), new Sighting("42", 2, 5));
    assertThat(read.producers()).containsExactly(new Sighting("a", 2, 10), new Sighting("b", 1, 5));
  }

  @Test
  void aProducerMadeUpForEveryEventCostsNoMemory() {
    // When
    for (int i = 0; i < 1_000; i++) {
      update("41", "p" + i, i);
    }

    // Then
    assertThat(profile.producers()).hasSize(Sightings.MOST + 1).last()
        .isEqualTo(new Sighting("(other)", 1_000 - Sightings.MOST, Sightings.MOST));
  }

  @Test
  void readsWhatWasStoredBeforeThereWereOrigins() {
    // Given: a chunk as the release before wrote it, of one row with x = 2.5 at time 7
    byte[] stored = HexFormat.of().parseHex(STORED);

    // When
    WindowProfile read = WindowProfile.fromChunks(ProfileSettings.DEFAULT, List.of(stored));

    // Then
    assertThat(read.rows()).isEqualTo(1);
    assertThat(read.firstEventTime()).isEqualTo(7);
    assertThat(read.columns()).singleElement().isInstanceOfSatisfying(NumericProfile.class,
        x -> assertThat(x.max()).hasValue(2.5));
    assertThat(read.schemas()).isEmpty();
    assertThat(read.chunkToBytes(0)).as("and writes it as that release does").isEqualTo(stored);
  }

  private static final String STORED = "44010300000000000000000001000000000000000000000000000000070000000000000007010000009a440101000178"
      + "00074e554d45524943000746454154555245000002000000000000000001000000000000000000000000000000000000"
      + "000000000001000000000000000000000000000000004004000000000000400400000000000040040000000000000000"
      + "000000000000000000000000000000000000000000000000000000000000010140040000000000000000000000000001"
      + "9163e3051e9b42fa";

  private void update(String schema, String producer, long time) {
    Columns columns = Columns.of(List.of(Column.numeric("x")));
    Row row = new Row(columns);
    row.setNumber(0, 2.5);
    origin.set(schema, producer);
    profile.update(row, origin, time, false);
  }
}

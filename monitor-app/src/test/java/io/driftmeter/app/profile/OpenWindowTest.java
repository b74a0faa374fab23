package io.driftmeter.app.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.Origin;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A crash may leave chunks of a window as they were at different times; each event must still count once in each. */
class OpenWindowTest {
  private static final ProfileSettings SETTINGS = new ProfileSettings(8, 4);
  private static final OpenWindow.Codec CODEC = new OpenWindow.Codec(SETTINGS);
  private static final int CHUNK = WindowProfile.COLUMNS_PER_CHUNK;

  @Test
  void anEventCountsOnceHoweverOftenItComes() {
    // Given
    OpenWindow window = new OpenWindow(SETTINGS);
    Events events = new Events();
    boolean first = events.apply(window, 5, 3);

    // When
    boolean again = events.apply(window, 5, 3);

    // Then
    assertThat(first).isTrue();
    assertThat(again).isFalse();
    assertThat(window.profile().rows()).isEqualTo(1);
  }

  @Test
  void chunksOfTwoSnapshotsBecomeOneWindowAgainByReplay() {
    // Given columns that fill one, two and three chunks as events come
    int[] columns = {5, 5, CHUNK, CHUNK, CHUNK + 3, CHUNK + 3, CHUNK + 3, 2 * CHUNK + 1, 2 * CHUNK + 1, 3};
    for (int before = 0; before < columns.length; before++) {
      for (int survived = 0; survived <= 3; survived++) {
        OpenWindow window = new OpenWindow(SETTINGS);
        Events events = new Events();
        IntStream.range(0, before).forEach(offset -> events.apply(window, offset, columns[offset]));
        List<byte[]> older = before == 0 ? List.of() : write(window);
        IntStream.range(before, columns.length).forEach(offset -> events.apply(window, offset, columns[offset]));
        List<byte[]> left = overwritten(older, write(window), survived);

        // When
        OpenWindow restored = left.isEmpty() ? new OpenWindow(SETTINGS) : CODEC.read(left);
        Events replayed = new Events();
        IntStream.range(before, columns.length).forEach(offset -> replayed.apply(restored, offset, columns[offset]));

        // Then
        assertCounts(restored, columns);
        assertCounts(CODEC.read(write(restored)), columns);
      }
    }
  }

  @Test
  void aCrashDuringTheReplayIsCaughtUpAsWell() {
    // Given
    int[] columns = {5, CHUNK, CHUNK + 1, CHUNK + 1, 2 * CHUNK + 1, 2 * CHUNK + 1, 4};
    for (int survived = 0; survived <= 3; survived++) {
      for (int survivedReplay = 0; survivedReplay <= 3; survivedReplay++) {
        OpenWindow window = new OpenWindow(SETTINGS);
        Events events = new Events();
        IntStream.range(0, 2).forEach(offset -> events.apply(window, offset, columns[offset]));
        List<byte[]> older = write(window);
        IntStream.range(2, columns.length).forEach(offset -> events.apply(window, offset, columns[offset]));
        List<byte[]> left = overwritten(older, write(window), survived);
        OpenWindow restored = CODEC.read(left);
        Events replayed = new Events();
        IntStream.range(2, 4).forEach(offset -> replayed.apply(restored, offset, columns[offset]));
        List<byte[]> leftAgain = overwritten(left, write(restored), survivedReplay);

        // When
        OpenWindow restoredAgain = CODEC.read(leftAgain);
        Events replayedAgain = new Events();
        IntStream.range(2, columns.length)
            .forEach(offset -> replayedAgain.apply(restoredAgain, offset, columns[offset]));

        // Then
        assertCounts(restoredAgain, columns);
      }
    }
  }

  @Test
  void aSealedWindowIsReadyAfterARestartOnlyIfAllOfItWasStored() {
    // Given
    OpenWindow window = new OpenWindow(SETTINGS);
    Events events = new Events();
    events.apply(window, 3, CHUNK + 1);
    List<byte[]> open = write(window);
    events.apply(window, 4, CHUNK + 1);
    window.seal(7);
    List<byte[]> sealed = write(window);

    // When
    OpenWindow whole = CODEC.read(sealed);
    OpenWindow mixed = CODEC.read(overwritten(open, sealed, 1));
    OpenWindow cutOff = CODEC.read(sealed.subList(0, 1));

    // Then
    assertThat(whole.isReady()).isTrue();
    assertThat(whole.isCutOff()).isFalse();
    assertThat(mixed.isSealed()).isTrue();
    assertThat(mixed.isReady()).isFalse();
    assertThat(cutOff.isReady()).isFalse();
    assertThat(cutOff.isCutOff()).isTrue();
    assertThat(List.of(whole.sealedAt(), mixed.sealedAt(), cutOff.sealedAt())).containsOnly(7L);
  }

  @Test
  void aSealKeepsLaterEventsOutAndEarlierOnesIn() {
    // Given
    OpenWindow window = new OpenWindow(SETTINGS);
    new Events().apply(window, 9, 1);

    // When
    window.seal(7);

    // Then
    assertThat(window.takes(9)).isTrue();
    assertThat(window.takes(10)).isFalse();
  }

  @Test
  void aWindowIsRemovedOnlyAfterACommitThatCameAfterItWasSent() {
    // Given
    OpenWindow window = new OpenWindow(SETTINGS);
    window.seal(7);
    boolean readyBefore = window.isReady();
    window.committed();
    boolean readyAfter = window.isReady();
    window.setSent();
    boolean deliveredBefore = window.isDelivered();

    // When
    window.committed();

    // Then
    assertThat(readyBefore).isFalse();
    assertThat(readyAfter).isTrue();
    assertThat(deliveredBefore).isFalse();
    assertThat(window.isDelivered()).isTrue();
  }

  @Test
  void anUnknownFormatIsRefusedWithAdvice() {
    // Given
    OpenWindow window = new OpenWindow(SETTINGS);
    byte[] stored = CODEC.write(window, 0);
    stored[0] = 9;

    // When / Then
    assertThatThrownBy(() -> CODEC.read(List.of(stored))).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("format 9").hasMessageContaining("reset the application");
  }

  private static List<byte[]> write(OpenWindow window) {
    return IntStream.range(0, CODEC.parts(window)).mapToObj(part -> CODEC.write(window, part)).toList();
  }

  /** What is stored if only the first of the newer parts were written over the older ones. */
  private static List<byte[]> overwritten(List<byte[]> older, List<byte[]> newer, int survived) {
    List<byte[]> left = new ArrayList<>(newer.subList(0, Math.min(survived, newer.size())));
    if (older.size() > left.size()) {
      left.addAll(older.subList(left.size(), older.size()));
    }
    return left;
  }

  /** The event of an offset has values in the first so many columns. */
  private static void assertCounts(OpenWindow window, int[] columns) {
    assertThat(window.profile().rows()).isEqualTo(columns.length);
    int most = IntStream.of(columns).max().orElseThrow();
    assertThat(window.profile().columns()).hasSize(most);
    for (int column = 0; column < most; column++) {
      int index = column;
      assertThat(Objects.requireNonNull(window.profile().column("c" + column)).values()).as("values of c%d", column)
          .isEqualTo(IntStream.of(columns).filter(each -> each > index).count());
    }
  }

  /** Makes rows as a decoder does that begins afresh with each start: columns are appended as events show them. */
  private static final class Events {
    private final Columns columns = new Columns();
    private final Row row = new Row(columns);

    boolean apply(OpenWindow window, long offset, int width) {
      IntStream.range(0, width).forEach(column -> columns.add(Column.numeric("c" + column)));
      row.clear();
      IntStream.range(0, width).forEach(column -> row.setNumber(column, (double) offset));
      return window.apply(row, new Origin(), offset, false, offset);
    }
  }
}

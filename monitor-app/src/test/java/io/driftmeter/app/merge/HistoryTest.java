package io.driftmeter.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.explain.Blame;
import io.driftmeter.core.explain.Blame.Dimension;
import io.driftmeter.core.profile.Origin;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Since when, and since whom: a schema that came long before a drift, or always was there, must not be blamed for it. */
class HistoryTest {
  private static final long MINUTE = 60_000;
  private static final WindowProfile NO_REFERENCE = new WindowProfile(ProfileSettings.DEFAULT);

  private History history = new History();

  @Test
  void aSchemaThatCameInTheWindowBeforeTheDriftIsBlamedForAsLongAsItLasts() {
    // Given
    add(0, Verdict.STABLE, 100, 0);
    add(1, Verdict.STABLE, 95, 5);
    add(2, Verdict.DRIFTED, 10, 90);

    // When
    Optional<Blame> last = add(3, Verdict.DRIFTED, 0, 100);

    // Then
    assertThat(last).hasValueSatisfying(blame -> {
      assertThat(blame.slices()).containsExactly(new Blame.Slice("42", 100, 0.7));
      assertThat(blame.since()).isEqualTo(MINUTE + 95);
    });
  }

  @Test
  void aSchemaThatCameLongBeforeOrHasAlwaysBeenThereIsNotBlamed() {
    // Given
    add(0, Verdict.STABLE, 100, 0);
    add(1, Verdict.STABLE, 0, 100);
    add(2, Verdict.STABLE, 0, 100);

    // When
    Optional<Blame> later = add(3, Verdict.DRIFTED, 0, 100);
    history = new History();
    Optional<Blame> always = add(0, Verdict.DRIFTED, 50, 50);

    // Then
    assertThat(later).isEmpty();
    assertThat(always).isEmpty();
  }

  @Test
  void aSchemaWithAFewEventsOnlyOrKnownToTheReferenceIsNotBlamed() {
    // Given
    add(0, Verdict.STABLE, 100, 0);

    // When
    Optional<Blame> few = add(1, Verdict.DRIFTED, 96, 4);
    Optional<Blame> known = history.newcomers(Dimension.SCHEMA, id(1), profile(1, 0, 100), profile(0, 50, 50), MINUTE,
        0.7);

    // Then
    assertThat(few).isEmpty();
    assertThat(known).isEmpty();
  }

  @Test
  void aRunOfDriftBeginsAnewAfterAStableWindowButNotAfterOneThatCouldNotBeJudged() {
    // When
    add(0, Verdict.DRIFTED, 1, 0);
    add(1, Verdict.INSUFFICIENT_DATA, 1, 0);
    add(2, Verdict.DRIFTED, 1, 0);
    Long first = history.since(id(2), "x");
    add(3, Verdict.STABLE, 1, 0);
    add(4, Verdict.DRIFTED, 1, 0);
    add(2, Verdict.STABLE, 1, 0);

    // Then
    assertThat(first).isEqualTo(0);
    assertThat(history.since(id(4), "x")).as("a later word on an earlier window changes nothing").isEqualTo(4 * MINUTE);
    assertThat(history.since(id(4), "y")).isNull();
  }

  @Test
  void whatComesLateToAnOlderWindowBeginsNoRun() {
    // Given
    add(0, Verdict.STABLE, 1, 0);
    add(1, Verdict.STABLE, 1, 0);

    // When
    add(0, Verdict.DRIFTED, 1, 0);
    add(2, Verdict.DRIFTED, 1, 0);

    // Then
    assertThat(history.since(id(2), "x")).isEqualTo(2 * MINUTE);
  }

  @Test
  void comesBackAsItWasStoredAndFromAStateThatHadNone() {
    // Given
    ModelState state = new ModelState();
    state.history().add(id(0), profile(0, 100, 0), verdict(Verdict.STABLE));
    state.history().add(id(1), profile(1, 0, 100), verdict(Verdict.DRIFTED));
    ModelState.Codec codec = new ModelState.Codec();

    // When
    ModelState read = codec.read(List.of(codec.write(state, 0), codec.write(state, 1)));
    ModelState older = codec.read(List.of(codec.write(state, 0)));

    // Then
    assertThat(read.history().since(id(2), "x")).isEqualTo(MINUTE);
    assertThat(read.history().newcomers(Dimension.SCHEMA, id(1), profile(1, 0, 100), NO_REFERENCE, MINUTE, 0.7))
        .hasValueSatisfying(blame -> assertThat(blame.since()).isEqualTo(MINUTE));
    assertThat(older.history().since(id(2), "x")).isNull();
  }

  @Test
  void whatHasHadNoWindowForLongIsForgotten() {
    // Given
    add(0, Verdict.DRIFTED, 1, 0);

    // When
    history.forget(MINUTE);

    // Then
    assertThat(history.since(id(2), "x")).isNull();
  }

  /** Adds a minute; the schema that is new in it, if it is blamed. */
  private Optional<Blame> add(int minute, Verdict verdict, int rowsOf41, int rowsOf42) {
    WindowProfile profile = profile(minute, rowsOf41, rowsOf42);
    history.add(id(minute), profile, verdict(verdict));
    Long since = history.since(id(minute), "x");
    return since == null
        ? Optional.empty()
        : history.newcomers(Dimension.SCHEMA, id(minute), profile, NO_REFERENCE, since, 0.7);
  }

  private static WindowProfile profile(int minute, int rowsOf41, int rowsOf42) {
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(new Columns());
    Origin origin = new Origin();
    for (int i = 0; i < rowsOf41 + rowsOf42; i++) {
      origin.set(i < rowsOf41 ? "41" : "42", "");
      profile.update(row, origin, minute * MINUTE + i, false);
    }
    return profile;
  }

  private static WindowId id(int minute) {
    return new WindowId("credit", "", "all", minute * MINUTE, (minute + 1) * MINUTE);
  }

  private static WindowVerdict verdict(Verdict verdict) {
    return new WindowVerdict(verdict, "",
        List.of(new ColumnVerdict(Column.numeric("x"), verdict, "", 100, 100, List.of(), null)));
  }
}

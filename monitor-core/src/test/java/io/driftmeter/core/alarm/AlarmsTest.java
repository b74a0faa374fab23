package io.driftmeter.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.core.alarm.Episode.Phase;
import io.driftmeter.core.calibration.Dispersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever is on call is woken once for each episode, and by nothing else. */
class AlarmsTest {
  private static final long SIZE = 10;
  private static final double CLEAR = 1e-9;
  private static final double GATE = 0.1;

  private final Alarms alarms = new Alarms(new AlarmSettings(1000, GATE, 3, 5));
  private SeriesState state = SeriesState.of(1, SeriesState.NO_WINDOW, Map.of());
  private final List<Phase> said = new ArrayList<>();
  private long now;

  @Test
  void anEpisodeOpensWithTheAlarmLastsWhileTheEffectDoesAndClosesAfterThreeCalmWindows() {
    // Given
    windows(4, 0.5, 0);

    // When
    windows(2, CLEAR, 0.3);
    windows(2, 0.4, 0.01);
    windows(1, 0.3, 0.06);
    windows(5, 0.5, 0);

    // Then
    assertThat(said).containsExactly(Phase.OPENED, Phase.UPDATED, Phase.UPDATED, Phase.UPDATED, Phase.UPDATED,
        Phase.UPDATED, Phase.UPDATED, Phase.CLOSED);
    assertThat(state.open()).isNull();
  }

  @Test
  void anEpisodeTellsSinceWhenEachColumnDriftsAndItsWorst() {
    // Given
    next(around(), evidence("a", CLEAR, 0.2), evidence("b", 0.5, 0));

    // When
    next(around(), evidence("a", 1e-12, 0.4), evidence("b", CLEAR, 0.15));
    next(around(), evidence("a", 0.5, 0.3), evidence("b", 0.5, 0));

    // Then
    Episode episode = open();
    assertThat(episode.openedAt()).isZero();
    assertThat(episode.columns()).containsExactlyInAnyOrderEntriesOf(Map.of(
        "a", new ColumnEpisode(0, OptionalLong.empty(), 0, 0, 0.4, 1e-12, "why of a"),
        "b", new ColumnEpisode(SIZE, OptionalLong.empty(), 1, 0, 0.15, CLEAR, "why of b")));
  }

  @Test
  void aColumnWhoseDriftIsOverDoesNotHoldTheEpisodeOpenUnlessItAlarmsOnceMore() {
    // Given
    next(around(), evidence("a", CLEAR, 0.2), evidence("b", CLEAR, 0.2));
    for (int i = 0; i < 3; i++) {
      next(around(), evidence("a", 0.5, 0), evidence("b", CLEAR, 0.2));
    }
    boolean over = !open().holds("a");

    // When
    next(around(), evidence("a", CLEAR, 0.5), evidence("b", CLEAR, 0.2));

    // Then
    assertThat(over).isTrue();
    assertThat(open().holds("a")).isTrue();
    assertThat(open().columns()).containsEntry("a",
        new ColumnEpisode(0, OptionalLong.empty(), 0, 0, 0.5, CLEAR, "why of a"));
  }

  @Test
  void whatIsCertainButTooSmallToMatterAlarmsNobody() {
    // When
    windows(30, CLEAR, GATE * 0.99);

    // Then
    assertThat(said).isEmpty();
  }

  @Test
  void withoutAGateAnEpisodeClosesOnceThereIsNoEffectAtAll() {
    // Given
    Alarms ungated = new Alarms(new AlarmSettings(1000, 0, 2, 5));
    SeriesState open = ungated.next(state, 0, SIZE, List.of(evidence("x", CLEAR, 0.001)), around()).state();

    // When
    SeriesState calm = ungated.next(open, SIZE, 2 * SIZE, List.of(evidence("x", 0.9, 0)), around()).state();
    Alarms.Step last = ungated.next(calm, 2 * SIZE, 3 * SIZE, List.of(evidence("x", 0.9, 0)), around());

    // Then
    assertThat(calm.open()).isNotNull();
    assertThat(last.episode()).extracting(Episode::phase).isEqualTo(Phase.CLOSED);
  }

  @Test
  void smallEvidenceAddsUpOnceTheDispersionIsKnown() {
    // Given
    windows(5, 0.5, 0.01);

    // When
    int windows = 0;
    while (said.isEmpty() && windows < 100) {
      windows(1, 0.01, 0.15);
      windows++;
    }

    // Then each multiplies the evidence by 5: the fifth reaches 2,000
    assertThat(windows).isEqualTo(5);
  }

  @Test
  void smallEvidenceDoesNotAddUpWhileTheDispersionIsUnknown() {
    // Given
    Alarms learning = new Alarms(new AlarmSettings(1000, GATE, 3, 100));

    // When
    for (int i = 0; i < 100; i++) {
      state = learning.next(state, i * SIZE, (i + 1) * SIZE, List.of(evidence("x", 0.01, 0.15)), around()).state();
    }

    // Then
    assertThat(state.open()).isNull();
    assertThat(state.dispersion("x").windows()).isEqualTo(100);
  }

  @Test
  void theDispersionIsLearnedFromSoManyWindowsAndNotFromThoseOfAnEpisode() {
    // Given
    windows(2, 0.5, 0);
    windows(4, CLEAR, 0.3);
    Dispersion during = state.dispersion("x");

    // When
    windows(10, 0.5, 0);

    // Then
    assertThat(during.windows()).isEqualTo(2);
    assertThat(state.dispersion("x").windows()).isEqualTo(5);
  }

  @Test
  void theDriftOfAllTheTrafficIsNotAlarmedAgainForASegmentOfIt() {
    // Given
    Episode whole = new Episode(0, 0, SIZE, Phase.OPENED,
        new TreeMap<>(Map.of("a", ColumnEpisode.begin(0, evidence("a", CLEAR, 0.5)))), new TreeSet<>());

    // When
    Alarms.Step covered = next(new Surroundings(4, whole), evidence("a", CLEAR, 0.5), evidence("b", 0.5, 0));
    Alarms.Step ofItsOwn = next(new Surroundings(4, whole), evidence("a", CLEAR, 0.5), evidence("b", CLEAR, 0.5));

    // Then
    assertThat(covered.hidden()).isTrue();
    assertThat(covered.episode()).isNull();
    assertThat(covered.state().dispersion("a").windows()).as("drifts").isZero();
    assertThat(covered.state().dispersion("b").windows()).as("does not").isOne();
    assertThat(open().columns()).containsOnlyKeys("b");
    assertThat(ofItsOwn.hidden()).isTrue();
  }

  @Test
  void aWindowWithoutAJudgedColumnNeitherOpensNorCloses() {
    // Given
    windows(1, CLEAR, 0.5);
    SeriesState before = state;

    // When
    for (int i = 0; i < 10; i++) {
      next(around());
    }

    // Then
    assertThat(state).isEqualTo(before);
  }

  @Test
  void aWindowThatIsNotNewerIsRefused() {
    // Given
    windows(2, 0.5, 0);

    // Then
    assertThatThrownBy(
        () -> alarms.next(state, SIZE, 2 * SIZE, List.of(evidence("x", 0.5, 0)), around()))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("starts at 10");
  }

  @Test
  void aWindowThatDriftedTeachesNothingButIsCounted() {
    // When
    for (int i = 0; i < 5; i++) {
      next(around(), new ColumnEvidence("x", 8, 0.01, 0.3, true, ""));
    }
    Dispersion dispersion = state.dispersion("x");
    for (int i = 0; i < 3; i++) {
      next(around(), new ColumnEvidence("x", 8, 0.001, 0.3, true, ""));
    }

    // Then evidence is gathered all the same: each of the last windows multiplies it by 16
    assertThat(dispersion).isEqualTo(Dispersion.NONE);
    assertThat(said).containsExactly(Phase.OPENED);
  }

  @Test
  void aColumnThatCannotBeJudgedAnyMoreHoldsNoEpisodeOpen() {
    // Given
    next(around(), evidence("a", CLEAR, 0.2), evidence("b", 0.5, 0));

    // When
    for (int i = 0; i < 19; i++) {
      next(around(), evidence("b", 0.5, 0));
    }
    boolean isOpen = state.open() != null;
    next(around(), evidence("b", 0.5, 0));

    // Then
    assertThat(isOpen).isTrue();
    assertThat(said).endsWith(Phase.CLOSED);
    assertThat(state.open()).isNull();
  }

  @Test
  void aColumnInAnEpisodeDoesNotKeepOthersFromLearning() {
    // When
    for (int i = 0; i < 7; i++) {
      next(around(), evidence("a", CLEAR, 0.2), evidence("b", 0.5, 0));
    }

    // Then
    assertThat(state.dispersion("a").windows()).isZero();
    assertThat(state.dispersion("b").windows()).isEqualTo(5);
  }

  private void windows(int count, double pValue, double effect) {
    for (int i = 0; i < count; i++) {
      next(around(), evidence("x", pValue, effect));
    }
  }

  private Alarms.Step next(Surroundings around, ColumnEvidence... columns) {
    Alarms.Step step = alarms.next(state, now, now + SIZE, List.of(columns), around);
    state = step.state();
    Stream.ofNullable(step.episode()).map(Episode::phase).forEach(said::add);
    now += SIZE;
    return step;
  }

  private Episode open() {
    return Objects.requireNonNull(state.open(), "no episode is open");
  }

  private static Surroundings around() {
    return new Surroundings(1, null);
  }

  private static ColumnEvidence evidence(String column, double pValue, double effect) {
    return new ColumnEvidence(column, 1, pValue, effect, false, "why of " + column);
  }
}

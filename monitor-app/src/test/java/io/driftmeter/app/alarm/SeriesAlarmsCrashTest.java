package io.driftmeter.app.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.store.MemoryStore;
import io.driftmeter.app.store.SimulatedLog;
import io.driftmeter.app.store.SketchStore;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Evidence;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.AlertState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An alert that a crash swallows is one that nobody answers; one that it leaves open wakes people for nothing. */
class SeriesAlarmsCrashTest {
  private static final int WINDOWS = 60;
  private static final long SIZE = 60_000;
  private static final ModelConfig MODEL = ModelConfig.of("credit", "predictions");
  private static final Reference REFERENCE = new Reference("first", "all", "a file", 1,
      new WindowProfile(ProfileSettings.DEFAULT));

  private final SimulatedLog<KeyValue<Bytes, byte[]>> changelog = new SimulatedLog<>();
  private final SimulatedLog<Alert> alerts = new SimulatedLog<>();
  private SketchStore<Series> store = new MemoryStore(changelog).sketches(new SeriesCodec());
  private SeriesAlarms running = start();

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.1, 0.3})
  void theLastWordOnEveryEpisodeIsAsWithoutACrash(double crashes) {
    // Given
    for (int window = 0; window < WINDOWS; window++) {
      judge(window);
    }
    Map<String, Alert> expected = lastWords();

    for (int seed = 0; seed < 200; seed++) {
      SeriesAlarmsCrashTest crashing = new SeriesAlarmsCrashTest();

      // When
      crashing.run(crashes, new SplittableRandom(seed));

      // Then
      assertThat(crashing.lastWords()).as("seed %d", seed).isEqualTo(expected);
    }
    assertThat(expected.values()).extracting(Alert::getState).containsExactlyInAnyOrder(AlertState.CLOSED,
        AlertState.CLOSED, AlertState.CLOSED, AlertState.UPDATED);
  }

  @Test
  void aCommitEndsTheRepetitionOfWhatWasClosed() {
    // Given
    for (int window = 0; window < 20; window++) {
      judge(window);
    }
    commit();
    commit();
    int before = alerts.records().size();

    // When
    restart();

    // Then
    assertThat(lastWords().values()).extracting(Alert::getState).containsOnly(AlertState.CLOSED);
    assertThat(alerts.records()).hasSize(before);
  }

  @Test
  void whatIsOpenIsSaidAgainAfterARestart() {
    // Given
    for (int window = 0; window < 12; window++) {
      judge(window);
    }
    commit();
    int before = alerts.records().size();

    // When
    restart();

    // Then
    assertThat(alerts.records()).hasSize(before + 1);
    assertThat(alerts.records().getLast()).isEqualTo(alerts.records().get(before - 1));
  }

  @Test
  void anEpisodeOfASeriesThatFellSilentEndsAfterADayOfTheWallClock() {
    // Given
    long minute = 60_000;
    long day = 24 * 60 * minute;
    for (int window = 0; window < 12; window++) {
      judge(window);
    }
    running.tick(minute);

    // When
    running.tick(day);
    List<AlertState> before = lastWords().values().stream().map(Alert::getState).toList();
    running.tick(day + minute);

    // Then
    assertThat(before).containsExactly(AlertState.UPDATED);
    assertThat(lastWords().values()).extracting(Alert::getState).containsExactly(AlertState.CLOSED);
  }

  private void run(double crashes, RandomGenerator random) {
    int committed = 0;
    int window = 0;
    while (window < WINDOWS || committed < WINDOWS) {
      if (random.nextDouble() < crashes) {
        // Whatever was reported since the last commit is reported again.
        store.flushCache();
        changelog.crash(random);
        alerts.crash(random);
        restart();
        window = committed;
      } else if (random.nextInt(5) == 0 || window == WINDOWS) {
        commit();
        committed = window;
      } else {
        judge(window++);
      }
    }
    commit();
  }

  private void commit() {
    store.flushCache();
    changelog.flush();
    alerts.flush();
    store.commit(Map.of());
  }

  private void restart() {
    store = new MemoryStore(changelog).sketches(new SeriesCodec());
    running = start();
    running.tick(0);
  }

  private SeriesAlarms start() {
    return new SeriesAlarms(store, alerts::send, new MonitorMetrics(new SimpleMeterRegistry()));
  }

  /** Three drifts of four windows, and one at the end that lasts. */
  private void judge(int window) {
    boolean drifted = (window % 20 >= 10 && window % 20 < 14) || window > WINDOWS - 3;
    Evidence evidence = new Evidence(1, 9, drifted ? 1e-12 : 0.5, drifted ? 0.5 + window : 0, 0, 1, Dispersion.NONE);
    running.judged(new WindowId("credit", "", "all", window * SIZE, (window + 1) * SIZE), REFERENCE,
        List.of(new ColumnVerdict(Column.numeric("x"), Verdict.STABLE, "", 100, 100, List.of(), evidence)),
        Explanations.NONE, MODEL);
  }

  private Map<String, Alert> lastWords() {
    Map<String, Alert> last = new TreeMap<>();
    alerts.records().forEach(alert -> last.put(alert.getId(), alert));
    return last;
  }
}

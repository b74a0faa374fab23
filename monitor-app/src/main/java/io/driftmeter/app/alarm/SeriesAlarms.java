package io.driftmeter.app.alarm;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.store.SketchStore;
import io.driftmeter.core.alarm.AlarmSettings;
import io.driftmeter.core.alarm.Alarms;
import io.driftmeter.core.alarm.ColumnEvidence;
import io.driftmeter.core.alarm.Episode;
import io.driftmeter.core.alarm.SeriesState;
import io.driftmeter.core.alarm.Surroundings;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.schemas.avro.Alert;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The alarms of all series that this task judges.
 *
 * <p>A window advances its series once, with the first report in which a column could be judged. Under at-least-once a
 * crash can lose what was said of an episode and yet keep that it was said. So whatever is open is said again after a
 * restart, and a closing too, until it is known that its commit was done: under the same id, which changes nothing for
 * whoever has read it.
 */
public final class SeriesAlarms implements AutoCloseable {
  /** A series without a window for so long, or for so many windows, has ceased; after thirty times as long it is forgotten. */
  private static final Duration CEASED = Duration.ofDays(1);
  private static final int CEASED_WINDOWS = 20;
  private static final int FORGOTTEN = 30;
  private static final long BETWEEN_LOOKS = Duration.ofMinutes(1).toMillis();

  private final KnownSeries series;
  private final Consumer<Alert> alerts;
  private final MonitorMetrics metrics;
  /** Series with an open episode, and since when, by the wall clock, no window of theirs was judged; begins anew at a restart. */
  private final Map<SeriesKey, Long> silentSince = new HashMap<>();
  private long lastLook;
  private boolean sayAgain;

  /** Takes up what the store holds. */
  public SeriesAlarms(SketchStore<Series> store, Consumer<Alert> alerts, MonitorMetrics metrics) {
    this.series = new KnownSeries(store);
    this.alerts = alerts;
    this.metrics = metrics;
    this.sayAgain = !store.isAtomic();
    series.models().forEach(this::count);
  }

  /** What is known of how far each column of the window strays without drift. */
  public Function<String, Dispersion> dispersions(WindowId window, @Nullable Reference reference) {
    return reference == null ? column -> Dispersion.NONE : state(SeriesKey.of(window), reference)::dispersion;
  }

  /** A reference was learned from these windows, and with it the dispersion of columns. */
  public void learned(Reference reference, Collection<WindowId> windows, Map<String, Dispersion> dispersions) {
    long newest = windows.stream().mapToLong(WindowId::start).max().orElse(SeriesState.NO_WINDOW);
    windows.stream().map(SeriesKey::of).distinct()
        .forEach(key -> {
          restart(key, SeriesState.of(reference.createdAt(), newest, dispersions));
          count(key.model());
        });
  }

  /** Takes in what was found of a window. */
  public void judged(WindowId window, Reference reference, List<ColumnVerdict> columns, Explanations explanations,
      ModelConfig config) {
    SeriesKey key = SeriesKey.of(window);
    Series known = series.find(key);
    SeriesState state = state(key, reference);
    if (known == null || known.state().reference() != reference.createdAt()) {
      restart(key, state);
    }
    List<ColumnEvidence> evidence = ColumnEvidence.of(columns, explanations);
    long horizon = horizon(config.window().size().toMillis());
    if (window.start() > state.window() && !evidence.isEmpty()) {
      advance(key, state, window, evidence, horizon, config);
    }
    end(key.model(), window.start(), horizon);
    count(key.model());
  }

  private void advance(SeriesKey key, SeriesState state, WindowId window, List<ColumnEvidence> evidence, long horizon,
      ModelConfig config) {
    silentSince.remove(key);
    Episode whole = key.isWhole() ? null : open(key.whole());
    Alarms.Step step = new Alarms(settings(config)).next(state, window.start(), window.end(), evidence,
        new Surroundings(evidence.size() + testedBeside(key, window.start() - horizon), whole));
    series.keep(key, step.state());
    if (step.episode() != null) {
      say(key, step.episode());
    }
    if (step.hidden() && whole != null) {
      SeriesState all = Objects.requireNonNull(series.find(key.whole())).state();
      series.keep(key.whole(), all.with(whole.seenIn(key.segment())));
    }
  }

  /**
   * To be called now and then: after a restart, says again what a crash may have lost; ends the episodes of series of which
   * nothing is heard any more.
   *
   * @param now by the wall clock, as event time stands still where nothing arrives
   */
  public void tick(long now) {
    sayAgain();
    if (now - lastLook >= BETWEEN_LOOKS) {
      lastLook = now;
      series.models().forEach(model -> endSilent(model, now));
    }
  }

  private void endSilent(String model, long now) {
    List<SeriesKey> silent = series.ofModel(model).filter(each -> {
      Episode open = each.getValue().state().open();
      return open != null && now - silentSince.computeIfAbsent(each.getKey(), any -> now) >= horizon(
          open.windowEnd() - open.windowStart());
    }).map(Map.Entry::getKey).toList();
    silent.forEach(key -> {
      closeEarly(key);
      silentSince.remove(key);
    });
    if (!silent.isEmpty()) {
      count(model);
    }
  }

  private void sayAgain() {
    if (sayAgain) {
      sayAgain = false;
      series.models().forEach(model -> series.ofModel(model).forEach(each -> {
        Series one = each.getValue();
        Stream.concat(one.closed().stream(), Stream.ofNullable(one.state().open()))
            .forEach(episode -> alerts.accept(AlertRecords.of(each.getKey(), one.state().reference(), episode)));
      }));
    }
  }

  /** Somebody else counts these models from now on. */
  @Override
  public void close() {
    series.models().forEach(model -> metrics.openAlerts(model, 0));
  }

  /** Milliseconds after which a series of windows of that size, in milliseconds, has ceased. */
  private static long horizon(long windowSize) {
    return Math.max(CEASED.toMillis(), CEASED_WINDOWS * windowSize);
  }

  private static AlarmSettings settings(ModelConfig config) {
    DriftConfig drift = config.drift();
    return new AlarmSettings(drift.falseAlarms().runLength(config.window().size()), drift.effect(), drift.closeAfter(),
        drift.calibrationWindows());
  }

  /** Columns tested in a window of the model's other series, as far as these have not ceased. */
  private int testedBeside(SeriesKey key, long ceased) {
    return series.ofModel(key.model())
        .filter(other -> !other.getKey().equals(key) && other.getValue().state().window() >= ceased)
        .mapToInt(other -> other.getValue().state().tested()).sum();
  }

  /** What is remembered of the series as compared with this reference. */
  private SeriesState state(SeriesKey key, Reference reference) {
    Series known = series.find(key);
    if (known == null) {
      // A new version of the model strays no less than the one before it.
      return SeriesState.of(reference.createdAt(), SeriesState.NO_WINDOW,
          series.ofModel(key.model()).filter(other -> other.getKey().segment().equals(key.segment()))
              .map(other -> other.getValue().state()).filter(other -> other.reference() == reference.createdAt())
              .max(Comparator.comparingLong(SeriesState::window)).map(SeriesState::dispersions).orElse(Map.of()));
    }
    return known.state().reference() == reference.createdAt()
        ? known.state()
        : SeriesState.of(reference.createdAt(), known.state().window(), Map.of());
  }

  private @Nullable Episode open(SeriesKey key) {
    Series known = series.find(key);
    return known == null ? null : known.state().open();
  }

  private void restart(SeriesKey key, SeriesState state) {
    closeEarly(key);
    series.keep(key, state);
  }

  /** Ends the episodes of series that have ceased, and forgets those that ceased long ago. */
  private void end(String model, long now, long horizon) {
    series.ofModel(model).filter(each -> each.getValue().state().window() < now - horizon).toList().forEach(each -> {
      closeEarly(each.getKey());
      if (each.getValue().state().window() < now - FORGOTTEN * horizon && each.getValue().closed().isEmpty()) {
        series.forget(each.getKey());
      }
    });
  }

  private void closeEarly(SeriesKey key) {
    Series known = series.find(key);
    Episode open = open(key);
    if (known != null && open != null) {
      say(key, open.closed());
      series.keep(key, known.state().with(null));
    }
  }

  private void say(SeriesKey key, Episode episode) {
    Series known = Objects.requireNonNull(series.find(key));
    alerts.accept(AlertRecords.of(key, known.state().reference(), episode));
    switch (episode.phase()) {
      case OPENED -> metrics.alertOpened(key.model());
      case UPDATED -> {
        // Nothing new to count.
      }
      case CLOSED -> {
        if (!series.isAtomic()) {
          known.closed().add(episode);
        }
      }
    }
  }

  private void count(String model) {
    metrics.openAlerts(model, (int) series.ofModel(model).filter(each -> each.getValue().isOpen()).count());
  }
}

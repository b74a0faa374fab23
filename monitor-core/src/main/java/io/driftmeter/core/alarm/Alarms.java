package io.driftmeter.core.alarm;

import io.driftmeter.core.calibration.Dispersion;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.Set;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns the windows of a series, one after the other, into episodes.
 *
 * <p>A column alarms if its {@link Detector} does and its effect matters. It has a memory of earlier windows only once its
 * dispersion is known: until then all windows share the unknown error of one reference, and what looks like the same
 * small evidence again and again may be that error. While a column is in an episode, or its drift is alarmed for all of the
 * traffic, there is nothing to detect; afterwards it begins anew.
 */
public final class Alarms {
  /** A column of an episode that could not be judged in so many windows in a row is no longer held to drift. */
  private static final int GONE = 20;

  private final AlarmSettings settings;

  public Alarms(AlarmSettings settings) {
    this.settings = settings;
  }

  /**
   * What came of a window.
   *
   * @param episode what it made of an episode: opened, updated or closed it; null if there is none
   * @param hidden  whether a column alarms whose drift is alarmed already for all of the traffic
   */
  public record Step(SeriesState state, @Nullable Episode episode, boolean hidden) {}

  /**
   * Takes in a window that is newer than all before it.
   *
   * @param columns those that could be judged; with none, nothing changes
   * @throws IllegalArgumentException if the window is not newer
   */
  public Step next(SeriesState before, long start, long end, List<ColumnEvidence> columns, Surroundings around) {
    if (start <= before.window()) {
      throw new IllegalArgumentException(
          "found a window that starts at " + start + ", allowed is one after " + before.window());
    }
    if (columns.isEmpty()) {
      return new Step(before, before.open(), false);
    }
    SortedMap<String, ColumnState> states = new TreeMap<>(before.columns());
    SortedMap<String, ColumnEpisode> drifting = new TreeMap<>(
        before.open() == null ? Collections.emptySortedMap() : before.open().columns());
    boolean hidden = false;
    for (ColumnEvidence each : columns) {
      String name = each.column();
      ColumnState state = before.column(name);
      ColumnEpisode episode = drifting.get(name);
      if (episode != null && !episode.isOver()) {
        drifting.put(name, episode.after(each, end, isCalm(each), settings.closeAfter()));
        states.put(name, fresh(state));
      } else if (around.covers(name)) {
        hidden |= matters(each) && Detector.isStrict(each.pValue(), settings.runLength(), around.tested());
        states.put(name, fresh(state));
      } else {
        Detector detector = memory(state).after(each.pValue(), settings.runLength(), around.tested());
        boolean alarms = matters(each) && (detector.alarms(settings.runLength())
            || Detector.isStrict(each.pValue(), settings.runLength(), around.tested()));
        if (alarms) {
          drifting.merge(name, ColumnEpisode.begin(start, each), ColumnEpisode::again);
        }
        states.put(name, new ColumnState(state.dispersion(), state.windows(), alarms ? Detector.START : detector));
      }
    }
    Set<String> judged = columns.stream().map(ColumnEvidence::column).collect(Collectors.toSet());
    drifting.replaceAll((name, held) -> held.isOver() || judged.contains(name) ? held : held.unjudged(end, GONE));
    Episode episode = episode(before.open(), start, end, drifting);
    columns.stream().filter(each -> !isHeld(episode, each.column()) && !around.covers(each.column()))
        .forEach(each -> states.computeIfPresent(each.column(), (name, state) -> taught(state, each)));
    boolean over = episode != null && episode.phase() == Episode.Phase.CLOSED;
    return new Step(new SeriesState(before.reference(), start, columns.size(), states, over ? null : episode), episode,
        hidden);
  }

  private static boolean isHeld(@Nullable Episode episode, String column) {
    return episode != null && episode.holds(column);
  }

  private boolean matters(ColumnEvidence column) {
    return column.effect() >= settings.effect();
  }

  private Detector memory(ColumnState state) {
    return isCalibrated(state) ? state.detector() : Detector.START;
  }

  private boolean isCalibrated(ColumnState state) {
    return state.windows() >= settings.calibrationWindows();
  }

  private static ColumnState fresh(ColumnState state) {
    return new ColumnState(state.dispersion(), state.windows(), Detector.START);
  }

  /** A window whose verdict is drift would teach that drift is nothing unusual. */
  private ColumnState taught(ColumnState state, ColumnEvidence window) {
    if (isCalibrated(state)) {
      return state;
    }
    Dispersion known = state.dispersion();
    return new ColumnState(window.drifted() ? known : known.plus(window.ratio()), state.windows() + 1,
        state.detector());
  }

  /** With a gate of nothing, no effect at all is calm. */
  private boolean isCalm(ColumnEvidence column) {
    return column.effect() < settings.effect() / 2 || column.effect() == 0;
  }

  private static @Nullable Episode episode(@Nullable Episode open, long start, long end,
      SortedMap<String, ColumnEpisode> drifting) {
    if (open == null) {
      return drifting.isEmpty()
          ? null
          : new Episode(start, start, end, Episode.Phase.OPENED, drifting, new TreeSet<>());
    }
    boolean over = drifting.values().stream().allMatch(ColumnEpisode::isOver);
    return new Episode(open.openedAt(), start, end, over ? Episode.Phase.CLOSED : Episode.Phase.UPDATED, drifting,
        open.segments());
  }
}

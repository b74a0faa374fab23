package io.driftmeter.core.alarm;

import io.driftmeter.core.calibration.Dispersion;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a series: the windows of one model version and segment, compared with one reference.
 *
 * @param reference when the reference was made, milliseconds since the epoch
 * @param window    start of the newest window taken in; {@link #NO_WINDOW} if there was none
 * @param tested    columns tested in that window
 * @param open      the episode that lasts; null if there is none
 */
public record SeriesState(long reference, long window, int tested, SortedMap<String, ColumnState> columns,
    @Nullable Episode open) {
  public static final long NO_WINDOW = Long.MIN_VALUE;

  public SeriesState {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
  }

  /**
   * A series that begins, or begins anew with another reference.
   *
   * @param window      start of the newest window that is not to be taken in, or {@link #NO_WINDOW}
   * @param dispersions what is known already of its columns
   */
  public static SeriesState of(long reference, long window, Map<String, Dispersion> dispersions) {
    SortedMap<String, ColumnState> columns = new TreeMap<>();
    dispersions.forEach(
        (name, dispersion) -> columns.put(name, new ColumnState(dispersion, dispersion.windows(), Detector.START)));
    return new SeriesState(reference, window, 0, columns, null);
  }

  /** What is known of the dispersion of each column. */
  public Map<String, Dispersion> dispersions() {
    Map<String, Dispersion> result = new TreeMap<>();
    columns.forEach((name, state) -> result.put(name, state.dispersion()));
    return result;
  }

  public Dispersion dispersion(String column) {
    return column(column).dispersion();
  }

  ColumnState column(String name) {
    return columns.getOrDefault(name, ColumnState.NEW);
  }

  /** The same with another open episode, or none. */
  public SeriesState with(@Nullable Episode episode) {
    return new SeriesState(reference, window, tested, columns, episode);
  }
}

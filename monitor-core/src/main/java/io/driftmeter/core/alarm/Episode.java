package io.driftmeter.core.alarm;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A stretch of drift in one slice of one model's traffic: alarmed once, then kept up to date until it is over.
 *
 * @param openedAt    start of the window that alarmed first
 * @param windowStart start of the newest window that it was held against
 * @param windowEnd   end of that window
 * @param columns     by name, every column that drifted in its course
 * @param segments    where the segment is {@code all}: slices in which the same columns alarm too
 */
public record Episode(long openedAt, long windowStart, long windowEnd, Phase phase,
    SortedMap<String, ColumnEpisode> columns, SortedSet<String> segments) {
  /** What the newest window did to the episode. */
  public enum Phase {
    OPENED, UPDATED, CLOSED
  }

  public Episode {
    columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    segments = Collections.unmodifiableSortedSet(new TreeSet<>(segments));
  }

  /** Whether the column drifts, as far as the newest window tells. */
  public boolean holds(String column) {
    ColumnEpisode known = columns.get(column);
    return known != null && !known.isOver();
  }

  /** The episode as it is once it is known that a slice alarms for the same reason. */
  public Episode seenIn(String segment) {
    SortedSet<String> more = new TreeSet<>(segments);
    more.add(segment);
    return new Episode(openedAt, windowStart, windowEnd, phase, columns, more);
  }

  /** The episode, over for a reason of its own: its reference was replaced, or its traffic has ceased. */
  public Episode closed() {
    return new Episode(openedAt, windowStart, windowEnd, Phase.CLOSED, columns, segments);
  }
}

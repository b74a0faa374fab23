package io.driftmeter.core.alarm;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rest of the model means to a series.
 *
 * @param tested columns tested in a window, over all series of the model, this one included; at least 1
 * @param whole  the open episode of the segment {@code all}, seen from another segment; null if there is none
 */
public record Surroundings(int tested, @Nullable Episode whole) {
  /** Whether the drift of the column is alarmed already for all of the traffic. */
  boolean covers(String column) {
    return whole != null && whole.holds(column);
  }
}

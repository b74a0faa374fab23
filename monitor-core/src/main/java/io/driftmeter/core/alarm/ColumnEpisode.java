package io.driftmeter.core.alarm;

import java.util.OptionalLong;

/**
 * How one column drifts in the course of an episode.
 *
 * @param since  start of the window that alarmed
 * @param until  end of the window by which the drift of this column was over; empty while it lasts
 * @param calm   windows in a row with less than half of the effect that matters
 * @param effect the greatest so far
 * @param pValue of the window with that effect
 */
public record ColumnEpisode(long since, OptionalLong until, int calm, double effect, double pValue) {
  static ColumnEpisode begin(long window, double effect, double pValue) {
    return new ColumnEpisode(window, OptionalLong.empty(), 0, effect, pValue);
  }

  /** A drift that was over and has begun once more. */
  ColumnEpisode again(ColumnEpisode now) {
    ColumnEpisode worse = now.effect > effect ? now : this;
    return new ColumnEpisode(since, OptionalLong.empty(), 0, worse.effect, worse.pValue);
  }

  public boolean isOver() {
    return until.isPresent();
  }
}

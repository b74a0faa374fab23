package io.driftmeter.core.alarm;

import java.util.OptionalLong;

/**
 * How one column drifts in the course of an episode.
 *
 * @param since  start of the window that alarmed
 * @param until  end of the window by which the drift of this column was over; empty while it lasts
 * @param calm   windows in a row with less than half of the effect that matters
 * @param unjudged windows in a row in which the column could not be judged
 * @param effect the greatest so far
 * @param pValue of the window with that effect
 * @param why    what moved in that window, or another if nobody asked then; may be empty
 */
public record ColumnEpisode(long since, OptionalLong until, int calm, int unjudged, double effect,
    double pValue, String why) {
  static ColumnEpisode begin(long window, ColumnEvidence evidence) {
    return new ColumnEpisode(window, OptionalLong.empty(), 0, 0, evidence.effect(), evidence.pValue(), evidence.why());
  }

  /** With one more window, which ends then; calm enough of them end the drift. */
  ColumnEpisode after(ColumnEvidence evidence, long end, boolean isCalm, int closeAfter) {
    int windows = isCalm ? calm + 1 : 0;
    boolean worse = evidence.effect() > effect;
    return new ColumnEpisode(since, windows < closeAfter ? OptionalLong.empty() : OptionalLong.of(end), windows, 0,
        worse ? evidence.effect() : effect, worse ? evidence.pValue() : pValue,
        (worse && !evidence.why().isEmpty()) || why.isEmpty() ? evidence.why() : why);
  }

  /** With one more window in which the column could not be judged; so many in a row end what is known of its drift. */
  ColumnEpisode unjudged(long end, int most) {
    int windows = unjudged + 1;
    return new ColumnEpisode(since, windows < most ? OptionalLong.empty() : OptionalLong.of(end), calm, windows, effect,
        pValue, why);
  }

  /** A drift that was over and has begun once more. */
  ColumnEpisode again(ColumnEpisode now) {
    ColumnEpisode worse = now.effect > effect ? now : this;
    return new ColumnEpisode(since, OptionalLong.empty(), 0, 0, worse.effect, worse.pValue,
        worse.why.isEmpty() ? now.why : worse.why);
  }

  public boolean isOver() {
    return until.isPresent();
  }
}

package io.driftmeter.core.explain;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Slices of the traffic, of one kind, that a drift is due to.
 *
 * @param name   what tells the slices apart: for segments the column, else the dimension's own name
 * @param slices those that drifted while the rest did not, the greatest effect first; or the one that is new
 * @param quiet  how many others were large enough to have shown it and did not; 0 for one that replaced all others
 * @param since  first event time of a slice that is new, milliseconds since the epoch; null if it is not new
 */
public record Blame(Dimension dimension, String name, List<Slice> slices, int quiet, @Nullable Long since) {
  /** How slices are told apart. */
  public enum Dimension {
    SEGMENT, VERSION, PARTITION, SCHEMA, PRODUCER;

    /** The name used in reports and sentences. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Events that have something in common.
   *
   * @param rows   of the column in the window
   * @param effect PSI of the column beyond chance
   */
  public record Slice(String value, long rows, double effect) {}

  public Blame {
    slices = List.copyOf(slices);
  }
}

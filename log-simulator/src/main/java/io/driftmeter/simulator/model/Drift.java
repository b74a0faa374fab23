package io.driftmeter.simulator.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which columns a change reaches: what a monitor should find, no more and no less.
 *
 * @param columns as a monitor names them: fields of a flat record; in the envelope features and attributes by their own
 *                names, {@code score.<class>} and {@code prediction}
 * @param segment the only segment that changes; null if every event can
 * @param labels  whether the truth, given the features, changes
 */
public record Drift(Set<String> columns, @Nullable Segment segment, boolean labels) {
  static final Drift NONE = new Drift(Set.of(), null, false);

  public Drift {
    columns = Set.copyOf(columns);
  }

  static Drift of(String... columns) {
    return new Drift(Set.of(columns), null, false);
  }

  Drift within(String column, String value) {
    return new Drift(columns, new Segment(column, value), labels);
  }

  /** The events whose column has the value. */
  public record Segment(String column, String value) {}
}

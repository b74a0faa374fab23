package io.driftmeter.core.explain;

/**
 * A part of a column's values whose share changed.
 *
 * @param part         for people: {@code 1.9 to 3.1}, {@code 'cash'}, {@code null}
 * @param before       share of the reference's rows, 0 to 1
 * @param after        share of the window's rows, 0 to 1
 * @param contribution its part of the column's PSI; all parts of a column add up to it
 */
public record MovedPart(String part, double before, double after, double contribution) {
  /** Whether the reference does not have it. */
  public boolean isNew() {
    return before == 0;
  }

  /** Whether the window does not have it. */
  public boolean isGone() {
    return after == 0;
  }
}

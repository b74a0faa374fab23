package io.driftmeter.core.evidently;

/** Every value of a column, on both sides; nulls, NaN and infinities are left out, and each side has a value. */
public sealed interface RawColumn permits RawNumbers, RawCategories {
  int referenceRows();

  int currentRows();

  /** How many values differ from each other, on both sides together. */
  int distinct();

  /** The rows of each value. */
  Counts values();

  /** The rows of each bin, where Evidently puts numbers into bins; else of each value. */
  Counts bins();

  /** The Hellinger distance, whose bins are others. */
  double hellinger();
}

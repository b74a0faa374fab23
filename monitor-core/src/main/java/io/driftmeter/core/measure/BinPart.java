package io.driftmeter.core.measure;

/** One of the things that a bin holds. */
public sealed interface BinPart {
  /** Finite values more than {@code above} and at most {@code upTo}; the outermost ones reach to infinity. */
  record Range(double above, double upTo) implements BinPart {}

  /** Rows with this category. */
  record Category(String name) implements BinPart {}

  /** Rows whose value is none that can be put in order, or is not known one by one. */
  enum Special implements BinPart {
    NULL, NOT_A_NUMBER, NEGATIVE_INFINITY, POSITIVE_INFINITY,
    /** Categories that a frequent-items sketch did not keep. */
    UNKNOWN_CATEGORY
  }
}

package io.driftmeter.core.measure;

/**
 * What the scores of a measure can be.
 *
 * @param least    of all possible scores; may be infinite
 * @param equal    the score of two sides that are equal; the farther from it, the more they differ
 * @param greatest of all possible scores; may be infinite
 */
public record Scale(double least, double equal, double greatest) {
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  /** Of a test statistic or a divergence without an upper end. */
  static final Scale FROM_ZERO = new Scale(0, 0, INFINITY);
  /** Of a distance between shares. */
  static final Scale ZERO_TO_ONE = new Scale(0, 0, 1);
  /** Of a difference between shares, where the sign says which way. */
  static final Scale MINUS_ONE_TO_ONE = new Scale(-1, 0, 1);
  /** Of a difference, where the sign says which way. */
  static final Scale ANY = new Scale(-INFINITY, 0, INFINITY);

  /** Where scores of sides that differ lie. */
  public enum Direction {
    /** Above {@link Scale#equal}: the greater, the more they differ. */
    UP,
    /** On either side of {@link Scale#equal}, which tells whether the window's values are the greater or the smaller. */
    EITHER
  }

  public Scale {
    if (!(least <= equal && equal < greatest)) {
      throw new IllegalArgumentException("scale: found least " + least + ", equal " + equal + ", greatest " + greatest
          + "; allowed is least <= equal < greatest");
    }
  }

  public Direction direction() {
    return least < equal ? Direction.EITHER : Direction.UP;
  }

  /** The score moved into the scale, beyond which rounding or the error of a sketch may have taken it. */
  double clamp(double score) {
    return Math.min(greatest, Math.max(least, score));
  }
}

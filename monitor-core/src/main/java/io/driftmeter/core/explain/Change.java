package io.driftmeter.core.explain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to a column's values, in the terms that tell most of it. */
public sealed interface Change {
  /** Where the values went. */
  enum Direction {
    UP, DOWN, NEITHER
  }

  /** Where the values went; {@link Direction#NEITHER} where there is no order, or both. */
  default Direction direction() {
    return Direction.NEITHER;
  }

  /**
   * A quantile moved.
   *
   * @param rank   of the quantile, 0.5 for the median
   * @param factor by which all quantiles were multiplied, as by another unit; null if they were not
   */
  record Quantile(double rank, double before, double after, @Nullable Double factor) implements Change {
    @Override
    public Direction direction() {
      return after > before ? Direction.UP : Direction.DOWN;
    }
  }

  /** The middle half of the values, from the lower to the upper quartile, became wider or narrower to both sides. */
  record Spread(double lowBefore, double highBefore, double lowAfter, double highAfter) implements Change {
    public boolean isWider() {
      return highAfter - lowAfter > highBefore - lowBefore;
    }
  }

  /**
   * There was, or is, only one value.
   *
   * @param before the only value of the reference; null if it has several
   * @param after  the only value of the window; null if it has several
   */
  record Constant(@Nullable Double before, @Nullable Double after) implements Change {
    @Override
    public Direction direction() {
      if (before == null || after == null) {
        return Direction.NEITHER;
      }
      return after > before ? Direction.UP : Direction.DOWN;
    }
  }

  /** Shares of categories, values, ranges or nulls changed; those that did most, the greatest first. */
  record Shares(List<MovedPart> parts) implements Change {
    public Shares {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A number that describes each text or embedding changed.
   *
   * @param descriptor such as {@code words}
   */
  record Described(String descriptor, Change change) implements Change {
    @Override
    public Direction direction() {
      return change.direction();
    }
  }

  /** Texts or embeddings lie elsewhere as vectors, which no single number tells. */
  record Elsewhere() implements Change {}
}

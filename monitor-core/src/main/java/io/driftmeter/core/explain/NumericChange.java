package io.driftmeter.core.explain;

import io.driftmeter.core.profile.Distribution;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happened to a numeric column in the first of these terms that holds: nulls, NaN or infinities became more or
 * fewer; one side is constant; shares of a handful of values, or of one that was nearly all; the median, unless it moved
 * little and another quantile much farther; the spread; that other quantile; the bins.
 *
 * <p>Whether a quantile moved is decided by its rank in the reference, which knows neither units nor outliers.
 */
final class NumericChange {
  /** So few different values are told one by one, like categories. */
  private static final int HANDFUL = 10;
  /** A median that passes fewer than 5% of the reference's values has not moved. */
  private static final double LEAST = 0.1;
  /** A median that passes 15% is what to tell, whatever else moved. */
  private static final double NEWS = 0.3;
  private static final double[] OUTER = {.25, .75, .05, .95};
  private static final double[] OUTERMOST = {.01, .99};
  private static final double[] SCALED = {.1, .25, .5, .75, .9};
  private static final double SAME_FACTOR = 0.05;

  private final Distribution before;
  private final Distribution after;

  private NumericChange(Distribution before, Distribution after) {
    this.before = before;
    this.after = after;
  }

  static Change of(Distribution before, Distribution after, Parts parts) {
    List<MovedPart> all = parts.all();
    List<MovedPart> specials = parts.specials();
    if (before.total() == 0 || after.total() == 0 || Parts.psi(specials) >= Parts.psi(all) / 2) {
      return new Change.Shares(Parts.telling(specials.isEmpty() ? all : specials));
    }
    if (before.size() == 1 || after.size() == 1) {
      return new Change.Constant(before.size() == 1 ? before.value(0) : null,
          after.size() == 1 ? after.value(0) : null);
    }
    NumericChange change = new NumericChange(before, after);
    Change moved = change.isHandful() || change.hasDominant() ? null : change.moved();
    return moved != null ? moved : new Change.Shares(Parts.telling(all));
  }

  private boolean isHandful() {
    return before.isCounted() && after.isCounted() && before.size() <= HANDFUL && after.size() <= HANDFUL;
  }

  /** Whether nine of ten values of the reference were the same: then its share tells more than any quantile. */
  private boolean hasDominant() {
    return before.quantile(.05) == before.quantile(.95);
  }

  private @Nullable Change moved() {
    OptionalDouble outer = farthest(OUTER).isPresent() ? farthest(OUTER) : farthest(OUTERMOST);
    // Everybody knows what a median is: another quantile is told only if that moved little, and itself much farther.
    if (hasMoved(.5) && (outer.isEmpty() || far(.5) >= Math.min(NEWS, far(outer.getAsDouble()) / 2))) {
      return quantile(.5);
    }
    if (hasMoved(.25) && hasMoved(.75) && passed(.25) * passed(.75) < 0) {
      return new Change.Spread(before.quantile(.25), before.quantile(.75), after.quantile(.25), after.quantile(.75));
    }
    return outer.isPresent() ? quantile(outer.getAsDouble()) : null;
  }

  /** The rank whose quantile moved farthest; empty if none moved. */
  private OptionalDouble farthest(double[] ranks) {
    return Arrays.stream(ranks).filter(this::hasMoved).boxed().max(Comparator.comparingDouble(this::far)).stream()
        .mapToDouble(Double::doubleValue).findFirst();
  }

  private boolean hasMoved(double rank) {
    double chance = 1.0 / before.total() + 1.0 / after.total();
    return before.quantile(rank) != after.quantile(rank) && far(rank) >= Math.max(LEAST, 2 * Math.sqrt(chance));
  }

  /** How far the quantile went through the reference, in units that make the middle and the ends comparable. */
  private double far(double rank) {
    return Math.abs(passed(rank)) / Math.sqrt(rank * (1 - rank));
  }

  /** The share of the reference's values that the quantile went past, negative if downwards; ties count half. */
  private double passed(double rank) {
    double value = after.quantile(rank);
    double upTo = before.countUpTo(value);
    return (upTo - before.countOf(value) / 2.0) / before.total() - rank;
  }

  private Change quantile(double rank) {
    return new Change.Quantile(rank, before.quantile(rank), after.quantile(rank), factor());
  }

  /** What all quantiles were multiplied by, as by another unit; null if there is no such number. */
  private @Nullable Double factor() {
    double middle = after.quantile(.5) / before.quantile(.5);
    if (!Double.isFinite(middle) || middle <= 0 || Math.abs(Math.log(middle)) < 2 * SAME_FACTOR) {
      return null;
    }
    for (double rank : SCALED) {
      double factor = after.quantile(rank) / before.quantile(rank);
      if (!(Math.abs(factor / middle - 1) <= SAME_FACTOR)) {
        return null;
      }
    }
    return middle;
  }
}

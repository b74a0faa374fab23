package io.driftmeter.core.explain;

import io.driftmeter.core.profile.Distribution;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells what happened to a numeric column in the first of these terms that holds: nulls, NaN or infinities became more or
 * fewer; one side is constant; shares of a handful of values; the median; the spread; another quantile; the bins.
 *
 * <p>Whether a quantile moved is decided by its rank in the reference, which knows neither units nor outliers.
 */
final class NumericChange {
  /** So few different values are told one by one, like categories. */
  private static final int HANDFUL = 10;
  /** A quantile that passes fewer of the reference's values has not moved. */
  private static final double LEAST_PASSED = 0.05;
  private static final double[] OUTER = {.25, .75, .05, .95, .01, .99};
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
    Change moved = change.isHandful() ? null : change.moved();
    return moved != null ? moved : new Change.Shares(Parts.telling(all));
  }

  private boolean isHandful() {
    return before.isCounted() && after.isCounted() && before.size() <= HANDFUL && after.size() <= HANDFUL;
  }

  private @Nullable Change moved() {
    if (hasMoved(.5)) {
      return quantile(.5);
    }
    double low = passed(.25);
    double high = passed(.75);
    if (hasMoved(.25) && hasMoved(.75) && low * high < 0) {
      return new Change.Spread(before.quantile(.25), before.quantile(.75), after.quantile(.25), after.quantile(.75));
    }
    double farthest = 0;
    Change result = null;
    for (double rank : OUTER) {
      double far = Math.abs(passed(rank)) / deviation(rank);
      if (hasMoved(rank) && far > farthest) {
        farthest = far;
        result = quantile(rank);
      }
    }
    return result;
  }

  private boolean hasMoved(double rank) {
    double chance = 1.0 / before.total() + 1.0 / after.total();
    double least = Math.max(LEAST_PASSED * 2, 2 * Math.sqrt(chance)) * deviation(rank);
    return before.quantile(rank) != after.quantile(rank) && Math.abs(passed(rank)) >= least;
  }

  /** The share of the reference's values that the quantile went past, negative if downwards; ties count half. */
  private double passed(double rank) {
    double value = after.quantile(rank);
    double upTo = before.countUpTo(value);
    return (upTo - before.countOf(value) / 2.0) / before.total() - rank;
  }

  /** Standard deviation of the rank of a single value's indicator, by which ranks near 0 and 1 compare with the middle. */
  private static double deviation(double rank) {
    return Math.sqrt(rank * (1 - rank));
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

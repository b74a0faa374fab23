package io.driftmeter.core.measure;

import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.NumericProfile;
import java.util.List;

/**
 * A column's reference and window on the same bins. The rows of each side are its values, nulls, NaN and infinities, but
 * not values of a wrong type.
 *
 * @param noise what quantile sketches add to chance
 */
public record Bins(List<Bin> bins, Slack slack, double referenceRows, double windowRows, KllNoise noise) {
  /** How many ranges the reference's values are divided into by default. */
  public static final int RANGES = 10;

  public Bins {
    bins = List.copyOf(bins);
  }

  /**
   * The bins of two profiles of one column, of a text or an embedding those of the first number that describes it; throws
   * {@link IllegalArgumentException} if their types differ.
   */
  public static Bins of(ColumnProfile reference, ColumnProfile window) {
    if (reference instanceof NumericProfile one && window instanceof NumericProfile other) {
      return NumericBins.of(one, other, RANGES);
    }
    if (reference instanceof CategoricalProfile one && window instanceof CategoricalProfile other) {
      return CategoricalBins.of(one, other);
    }
    if (reference instanceof DescribedProfile one && window instanceof DescribedProfile other
        && one.column().type() == other.column().type()) {
      return of(one.descriptors().getFirst(), other.descriptors().getFirst());
    }
    throw new IllegalArgumentException("column '" + window.column().name() + "' is " + window.column().type().label()
        + " in the window and " + reference.column().type().label() + " in the reference; only equal types compare");
  }

  public int size() {
    return bins.size();
  }

  /** Degrees of freedom of a test that the two sides are equal. */
  public int freedom() {
    return Math.max(0, bins.size() - 1);
  }

  /**
   * The factor c' of the null laws: the expectation of PSI / c' tends to {@link #freedom} (Yurdakul 2018). It is 1/n + 1/m,
   * and more where a sketch adds its own noise.
   */
  public double chance() {
    return 1 / referenceRows + 1 / windowRows + noise.mean() / Math.max(1, freedom());
  }
}

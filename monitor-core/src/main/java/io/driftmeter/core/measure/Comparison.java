package io.driftmeter.core.measure;

import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.NumericProfile;
import java.util.Optional;

/**
 * One column's reference and window, and what several measures need of both. Bins and numbers of a text are those of its
 * length in characters, of an embedding those of its norm.
 *
 * @param bins    both on the same bins
 * @param numbers empty for a column that is not numeric, or without a finite value on one side
 * @param level   probability with which a measure may detect a difference where there is none
 */
public record Comparison(ColumnProfile reference, ColumnProfile window, Bins bins, Optional<Numbers> numbers,
    double level) {
  /** Compares two profiles of a column; throws {@link IllegalArgumentException} if their types differ. */
  public static Comparison of(ColumnProfile reference, ColumnProfile window, double level) {
    if (reference instanceof DescribedProfile one && window instanceof DescribedProfile other
        && one.column().type() == other.column().type()) {
      Comparison first = of(one.descriptors().getFirst(), other.descriptors().getFirst(), level);
      return new Comparison(reference, window, first.bins, first.numbers, level);
    }
    Optional<Numbers> numbers = reference instanceof NumericProfile one && window instanceof NumericProfile other
        && one.values() > 0 && other.values() > 0 ? Optional.of(Numbers.of(one, other)) : Optional.empty();
    return new Comparison(reference, window, Bins.of(reference, window), numbers, level);
  }
}

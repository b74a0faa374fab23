package io.driftmeter.core.measure;

import io.driftmeter.core.profile.CategoryCount;
import java.util.Optional;

/**
 * Share of the window's values in the most frequent category that the reference has not seen.
 *
 * <p>If rows were dealt to the two sides at random, all k rows of a category would come to the window with probability
 * prod (m - i) / (n + m - i), i from 0 to k - 1. The p-value adds this up over the categories, of either side, that are
 * at least as frequent as the new one, as each had that chance: a column of ever new names does not alarm. Not defined
 * where the reference has more categories than its profile counts.
 */
public final class NewCategory implements Measure {
  private static final double NEGLIGIBLE = 1e-30;

  @Override
  public String name() {
    return "new_category";
  }

  @Override
  public Scale scale() {
    return Scale.ZERO_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return Unseen.of(comparison).filter(unseen -> unseen.reference().isExact())
        .map(unseen -> score(unseen, comparison.level()));
  }

  private Score score(Unseen unseen, double level) {
    long n = unseen.reference().values();
    long m = unseen.window().values();
    long most = unseen.categories().stream().mapToLong(CategoryCount::count).max().orElse(0);
    double pValue = most == 0 ? 1 : Math.min(1, chanceOfAny(unseen, most, n, m));
    return Score.of(this, Estimate.exact((double) most / (double) m), TestResult.of(pValue, level), n, m);
  }

  /** Expected number of categories with at least {@code least} rows on both sides together that only the window has. */
  private static double chanceOfAny(Unseen unseen, long least, long n, long m) {
    double sum = 0;
    for (CategoryCount inWindow : unseen.windowCounts().values()) {
      CategoryCount inReference = unseen.referenceCounts().get(inWindow.category());
      long rows = inWindow.count() + (inReference == null ? 0 : inReference.count());
      sum += rows < least ? 0 : allInWindow(rows, n, m);
    }
    for (CategoryCount inReference : unseen.referenceCounts().values()) {
      boolean counted = unseen.windowCounts().containsKey(inReference.category());
      sum += counted || inReference.count() < least ? 0 : allInWindow(inReference.count(), n, m);
    }
    return sum;
  }

  /** Probability that {@code k} rows picked out of all n + m are all among the m. */
  static double allInWindow(long k, long n, long m) {
    if (k > m) {
      return 0;
    }
    double probability = 1;
    for (long i = 0; i < k && probability > NEGLIGIBLE; i++) {
      probability *= (double) (m - i) / (double) (n + m - i);
    }
    return probability;
  }
}

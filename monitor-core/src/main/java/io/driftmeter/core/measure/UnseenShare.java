package io.driftmeter.core.measure;

import io.driftmeter.core.profile.CategoryCount;
import java.util.Optional;

/** Share of the window's values in categories that the reference has not seen. */
public final class UnseenShare implements Measure {
  @Override
  public String name() {
    return "unseen_share";
  }

  @Override
  public Scale scale() {
    return Scale.ZERO_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return Unseen.of(comparison).map(this::score);
  }

  private Score score(Unseen unseen) {
    double values = (double) unseen.window().values();
    double unknown = (double) unseen.categories().stream().mapToLong(CategoryCount::count).sum() / values;
    Estimate share = unseen.exact()
        ? Estimate.exact(unknown)
        : new Estimate(unknown, unseen.reference().isExact() ? unknown : 0,
            (values - leastSeen(unseen)) / values);
    return Score.of(this, share, TestResult.NONE, unseen.reference().values(), unseen.window().values());
  }

  /** Values of the window that are sure to be in categories which the reference has seen. */
  private static double leastSeen(Unseen unseen) {
    return (double) unseen.windowCounts().values().stream().filter(count -> {
      CategoryCount seen = unseen.referenceCounts().get(count.category());
      return seen != null && seen.count() > 0;
    }).mapToLong(CategoryCount::count).sum();
  }
}

package io.driftmeter.core.measure;

import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.CategoryCount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The categories of both sides, to find those that only the window has.
 *
 * @param exact whether every category of both sides is counted exactly
 */
record Unseen(CategoricalProfile reference, CategoricalProfile window, Map<String, CategoryCount> referenceCounts,
    Map<String, CategoryCount> windowCounts, boolean exact) {
  /** Nothing for a column without categories, or without a value on one side. */
  static Optional<Unseen> of(Comparison comparison) {
    return comparison.reference() instanceof CategoricalProfile one
        && comparison.window() instanceof CategoricalProfile other && one.values() > 0 && other.values() > 0
            ? Optional.of(of(one, other))
            : Optional.empty();
  }

  private static Unseen of(CategoricalProfile reference, CategoricalProfile window) {
    boolean exact = reference.isExact() && window.isExact();
    return new Unseen(reference, window, counts(reference, exact), counts(window, exact), exact);
  }

  private static Map<String, CategoryCount> counts(CategoricalProfile profile, boolean exact) {
    return exact
        // Values that are not UTF-8 may differ and yet read the same.
        ? profile.categories().stream()
            .collect(Collectors.toMap(CategoryCount::category, Function.identity(), CategoryCount::plus))
        : profile.bySketchedKey();
  }

  /**
   * The categories that the window is sure to have and the reference does not know; past the cap of its profile it may
   * have seen them after all, but too seldom to be known.
   */
  List<CategoryCount> categories() {
    return windowCounts.values().stream()
        .filter(count -> count.count() > 0 && !referenceCounts.containsKey(count.category())).toList();
  }
}

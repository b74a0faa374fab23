package io.driftmeter.core.measure;

import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.CategoryCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The bins of a categorical or boolean column: one per category, the most frequent first, so that the rare ones are
 * neighbours. Past the cap of a profile only categories well above its error get a bin, all others share one.
 */
final class CategoricalBins {
  private CategoricalBins() {}

  static Bins of(CategoricalProfile reference, CategoricalProfile window) {
    double n = reference.rows() - reference.typeErrors();
    double m = window.rows() - window.typeErrors();
    boolean exact = reference.isExact() && window.isExact();
    Slack slack = exact ? Slack.RANDOM : Slack.BOUND;
    List<Bin> bins = new ArrayList<>(categories(Side.of(reference, exact), Side.of(window, exact)));
    bins.sort(Comparator.comparingDouble((Bin bin) -> bin.reference() + bin.window()).reversed());
    bins.add(rest(bins, reference.values(), window.values()));
    bins.add(Bin.exact(BinPart.Special.NULL, reference.nulls(), window.nulls()));
    return new Bins(new BinMerger(n, m, slack, 0).merge(bins), slack, n, m, KllNoise.NONE);
  }

  private static List<Bin> categories(Side reference, Side window) {
    TreeSet<String> names = new TreeSet<>();
    reference.addNotable(names);
    window.addNotable(names);
    return names.stream().map(name -> new Bin(List.of(new BinPart.Category(name)), reference.count(name),
        window.count(name), reference.slack(name), window.slack(name))).toList();
  }

  /** Values that no other bin holds; nothing while categories are counted exactly. */
  private static Bin rest(List<Bin> bins, long referenceValues, long windowValues) {
    double referenceRest = (double) referenceValues;
    double windowRest = (double) windowValues;
    double referenceSlack = 0;
    double windowSlack = 0;
    for (Bin bin : bins) {
      referenceRest -= bin.reference();
      windowRest -= bin.window();
      referenceSlack += bin.referenceSlack();
      windowSlack += bin.windowSlack();
    }
    return new Bin(List.of(BinPart.Special.UNKNOWN_CATEGORY), Math.max(0, referenceRest), Math.max(0, windowRest),
        referenceSlack, windowSlack);
  }

  /**
   * The counts of one side.
   *
   * @param error the most that a category that is not among the counts may have
   */
  private record Side(Map<String, CategoryCount> counts, long error) {
    static Side of(CategoricalProfile profile, boolean exact) {
      return exact
          ? new Side(
              profile.categories().stream().collect(
                  // Values that are not UTF-8 may differ and yet read the same.
                  Collectors.toMap(CategoryCount::category, Function.identity(), CategoryCount::plus)),
              0)
          : new Side(profile.bySketchedKey(), profile.maximumError());
    }

    void addNotable(Set<String> names) {
      counts.values().stream().filter(count -> count.count() > 2 * error).forEach(count -> names.add(count.category()));
    }

    /** The middle of what the count may be. */
    double count(String name) {
      CategoryCount known = counts.get(name);
      return known == null ? error / 2.0 : (known.count() + known.upper()) / 2.0;
    }

    double slack(String name) {
      CategoryCount known = counts.get(name);
      return known == null ? error / 2.0 : (known.upper() - known.count()) / 2.0;
    }
  }
}

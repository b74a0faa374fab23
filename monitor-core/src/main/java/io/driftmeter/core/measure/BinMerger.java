package io.driftmeter.core.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.jspecify.annotations.Nullable;

/**
 * Joins neighbouring bins until each is expected to hold at least {@value #LEAST_EXPECTED} rows on both sides, below
 * which chi-squared is no law for it.
 *
 * <p>A bin whose two counts cannot be chance even by themselves is left alone, and so is a run of small ones between large
 * ones: a category that appears from nowhere in 2% of a small window, or the many new values of a column that was constant,
 * would otherwise vanish among its neighbours.
 */
final class BinMerger {
  private static final double LEAST_EXPECTED = 5;
  /** Over all bins of a column; so small that looking for such bins does not disturb the level of a test. */
  private static final double CHANCE = 1e-4;

  private final double referenceRows;
  private final double windowRows;
  private final Slack slack;
  private final double leastShare;

  /** @param leastShare the share of all rows below which sketches cannot tell how large a bin is */
  BinMerger(double referenceRows, double windowRows, Slack slack, double leastShare) {
    this.referenceRows = referenceRows;
    this.windowRows = windowRows;
    this.slack = slack;
    this.leastShare = leastShare;
  }

  /** The bins, neighbours in the order of the list joined where they must be; empty bins are dropped. */
  List<Bin> merge(List<Bin> bins) {
    List<Bin> result = new ArrayList<>();
    List<Bin> alone = new ArrayList<>();
    double chance = CHANCE / Math.max(1, bins.size());
    Bin small = null;
    for (Bin bin : bins) {
      if (isEmpty(bin)) {
        continue;
      }
      if (isEnough(bin)) {
        result.add(settle(small, bin, chance, alone));
        small = null;
      } else if (isBeyondChance(bin, chance)) {
        alone.add(bin);
      } else {
        small = small == null ? bin : small.join(bin, slack);
        if (isEnough(small)) {
          result.add(small);
          small = null;
        }
      }
    }
    if (small != null) {
      if (result.isEmpty() || isBeyondChance(small, chance)) {
        alone.add(small);
      } else {
        result.add(result.removeLast().join(small, slack));
      }
    }
    result.addAll(alone);
    return result.size() == 1 ? apart(bins, result) : result;
  }

  /**
   * The largest bin and all others together, where these are too small to be bins by themselves: counted exactly, two bins
   * can be compared however few rows the second has.
   */
  private List<Bin> apart(List<Bin> bins, List<Bin> joined) {
    List<Bin> filled = bins.stream().filter(bin -> !isEmpty(bin))
        .sorted(Comparator.comparingDouble((Bin bin) -> bin.reference() + bin.window()).reversed()).toList();
    if (filled.size() < 2 || filled.stream().anyMatch(bin -> bin.referenceSlack() + bin.windowSlack() > 0)) {
      return joined;
    }
    Bin rest = filled.stream().skip(1).reduce((one, other) -> one.join(other, slack)).orElseThrow();
    return List.of(filled.getFirst(), rest);
  }

  private static boolean isEmpty(Bin bin) {
    return bin.reference() + bin.window() <= 0;
  }

  /** What becomes of a bin that is large enough and the small ones before it. */
  private Bin settle(@Nullable Bin small, Bin bin, double chance, List<Bin> alone) {
    if (small == null) {
      return bin;
    }
    if (isBeyondChance(small, chance)) {
      alone.add(small);
      return bin;
    }
    return small.join(bin, slack);
  }

  private boolean isEnough(Bin bin) {
    double share = (bin.reference() + bin.window()) / (referenceRows + windowRows);
    return share >= leastShare && share * Math.min(referenceRows, windowRows) >= LEAST_EXPECTED;
  }

  /** Whether the bin's two counts cannot be chance even by themselves. */
  boolean isBeyondChance(Bin bin) {
    return isBeyondChance(bin, CHANCE);
  }

  private boolean isBeyondChance(Bin bin, double chance) {
    double expected = windowRows / (referenceRows + windowRows);
    return bin.window() > (bin.reference() + bin.window()) * expected
        ? tail(bin.window(), bin.windowSlack(), bin.reference(), bin.referenceSlack(), expected) < chance
        : tail(bin.reference(), bin.referenceSlack(), bin.window(), bin.windowSlack(), 1 - expected) < chance;
  }

  /** Probability that of both counts the one that is too large is so large; what a sketch may have invented is taken off. */
  private static double tail(double large, double largeSlack, double small, double smallSlack, double expected) {
    double found = Math.max(0, Math.floor(Math.round(large) - largeSlack));
    double total = found + Math.round(small) + Math.ceil(smallSlack);
    if (total < 2) {
      return 1;
    }
    double scale = Math.min(1, Integer.MAX_VALUE / total);
    return BinomialDistribution.of((int) (total * scale), expected).survivalProbability((int) (found * scale) - 1);
  }
}

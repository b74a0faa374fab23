package io.driftmeter.core.measure;

import java.util.ArrayList;
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

  BinMerger(double referenceRows, double windowRows, Slack slack) {
    this.referenceRows = referenceRows;
    this.windowRows = windowRows;
    this.slack = slack;
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
    return result;
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
    return share * Math.min(referenceRows, windowRows) >= LEAST_EXPECTED;
  }

  private boolean isBeyondChance(Bin bin, double chance) {
    // What a sketch may have invented is no evidence.
    double reference = Math.round(bin.reference());
    double window = Math.round(bin.window());
    double expected = windowRows / (referenceRows + windowRows);
    if (window > (reference + window) * expected) {
      window = Math.max(0, Math.floor(window - bin.windowSlack()));
      reference += Math.ceil(bin.referenceSlack());
    } else {
      reference = Math.max(0, Math.floor(reference - bin.referenceSlack()));
      window += Math.ceil(bin.windowSlack());
    }
    int total = (int) Math.min(Integer.MAX_VALUE, reference + window);
    if (total < 2) {
      return false;
    }
    BinomialDistribution law = BinomialDistribution.of(total, expected);
    int found = (int) window;
    return Math.min(law.cumulativeProbability(found), law.survivalProbability(found - 1)) < chance;
  }
}

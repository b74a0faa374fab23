package io.driftmeter.core.measure;

import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The bins of a numeric column: a range for every distinct value if both sides counted them exactly, else ranges between
 * the reference's quantiles.
 */
final class NumericBins {
  private static final double ITEMS = 5;

  private NumericBins() {}

  static Bins of(NumericProfile reference, NumericProfile window, int ranges) {
    Distribution one = reference.distribution();
    Distribution other = window.distribution();
    double n = reference.rows() - reference.typeErrors();
    double m = window.rows() - window.typeErrors();
    BinMerger merger = new BinMerger(n, m, Slack.RANDOM, Math.max(leastShare(one), leastShare(other)));
    List<Bin> bins = new ArrayList<>();
    bins.add(
        Bin.exact(BinPart.Special.NEGATIVE_INFINITY, reference.negativeInfinities(), window.negativeInfinities()));
    addRanges(bins, edges(one, other, ranges, merger), one, other);
    bins.add(
        Bin.exact(BinPart.Special.POSITIVE_INFINITY, reference.positiveInfinities(), window.positiveInfinities()));
    bins.add(Bin.exact(BinPart.Special.NOT_A_NUMBER, reference.nan(), window.nan()));
    bins.add(Bin.exact(BinPart.Special.NULL, reference.nulls(), window.nulls()));
    List<Bin> merged = merger.merge(bins);
    return new Bins(merged, Slack.RANDOM, n, m, KllNoise.of(merged, one, other, n, m));
  }

  /** The share of five of the heaviest items that a sketch keeps. */
  private static double leastShare(Distribution side) {
    return side.isExact() ? 0 : ITEMS / side.k();
  }

  private static void addRanges(List<Bin> bins, double[] edges, Distribution reference, Distribution window) {
    double above = Double.NEGATIVE_INFINITY;
    for (int i = 0; i <= edges.length; i++) {
      double upTo = i < edges.length ? edges[i] : Double.POSITIVE_INFINITY;
      bins.add(range(above, upTo, reference, window));
      above = upTo;
    }
  }

  private static Bin range(double above, double upTo, Distribution reference, Distribution window) {
    return new Bin(List.of(new BinPart.Range(above, upTo)), count(reference, above, upTo), count(window, above, upTo),
        KllNoise.slack(reference), KllNoise.slack(window));
  }

  private static double count(Distribution side, double above, double upTo) {
    return (double) (side.countUpTo(upTo) - side.countUpTo(above));
  }

  /** Ascending ends of the ranges, the last range being open. */
  private static double[] edges(Distribution reference, Distribution window, int ranges, BinMerger merger) {
    TreeSet<Double> edges = new TreeSet<>();
    if (reference.isCounted() && window.isCounted()) {
      addSteps(edges, reference);
      addSteps(edges, window);
      edges.pollLast();
    } else if (reference.total() > 0) {
      long rows = reference.total() + window.total();
      for (int i = 1; i < ranges; i++) {
        double edge = reference.quantile((double) i / ranges);
        edges.add(edge);
        // A value that fills half a range by itself gets its own, or whatever appears just below it would hide in it. Both
        // sides are asked: if the reference alone chose such values it would choose those of which it has too many.
        Bin alone = range(Math.nextDown(edge), edge, reference, window);
        if (2 * ranges * (alone.reference() + alone.window()) >= rows || merger.isBeyondChance(alone)) {
          edges.add(Math.nextDown(edge));
        }
      }
    }
    return edges.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void addSteps(Set<Double> edges, Distribution distribution) {
    for (int i = 0; i < distribution.size(); i++) {
      edges.add(distribution.value(i));
    }
  }
}

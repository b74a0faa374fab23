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
  private NumericBins() {}

  static Bins of(NumericProfile reference, NumericProfile window, int ranges) {
    Distribution one = reference.distribution();
    Distribution other = window.distribution();
    double n = reference.rows() - reference.typeErrors();
    double m = window.rows() - window.typeErrors();
    List<Bin> bins = new ArrayList<>();
    bins.add(
        Bin.exact(BinPart.Special.NEGATIVE_INFINITY, reference.negativeInfinities(), window.negativeInfinities()));
    addRanges(bins, edges(one, other, ranges), one, other);
    bins.add(
        Bin.exact(BinPart.Special.POSITIVE_INFINITY, reference.positiveInfinities(), window.positiveInfinities()));
    bins.add(Bin.exact(BinPart.Special.NOT_A_NUMBER, reference.nan(), window.nan()));
    bins.add(Bin.exact(BinPart.Special.NULL, reference.nulls(), window.nulls()));
    List<Bin> merged = new BinMerger(n, m, Slack.RANDOM).merge(bins);
    return new Bins(merged, Slack.RANDOM, n, m, KllNoise.of(merged, one, other, n, m));
  }

  private static void addRanges(List<Bin> bins, double[] edges, Distribution reference, Distribution window) {
    double referenceSlack = KllNoise.slack(reference);
    double windowSlack = KllNoise.slack(window);
    double above = Double.NEGATIVE_INFINITY;
    long referenceBelow = 0;
    long windowBelow = 0;
    for (int i = 0; i <= edges.length; i++) {
      double upTo = i < edges.length ? edges[i] : Double.POSITIVE_INFINITY;
      long referenceUpTo = reference.countUpTo(upTo);
      long windowUpTo = window.countUpTo(upTo);
      bins.add(
          new Bin(List.of(new BinPart.Range(above, upTo)), referenceUpTo - referenceBelow, windowUpTo - windowBelow,
              referenceSlack, windowSlack));
      above = upTo;
      referenceBelow = referenceUpTo;
      windowBelow = windowUpTo;
    }
  }

  /** Ascending ends of the ranges, the last range being open. */
  private static double[] edges(Distribution reference, Distribution window, int ranges) {
    TreeSet<Double> edges = new TreeSet<>();
    if (reference.isCounted() && window.isCounted()) {
      addSteps(edges, reference);
      addSteps(edges, window);
      edges.pollLast();
    } else if (reference.total() > 0) {
      for (int i = 1; i < ranges; i++) {
        double edge = reference.quantile((double) i / ranges);
        edges.add(edge);
        // A value that fills half a range by itself gets its own, or whatever appears just below it would hide in it.
        if (2L * ranges * reference.countOf(edge) >= reference.total()) {
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

package io.driftmeter.core.profile;

import java.util.Arrays;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.HllUnion;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.kll.KllSketch;
import org.apache.datasketches.quantilescommon.DoublesSortedViewIterator;
import org.apache.datasketches.quantilescommon.QuantilesDoublesSketchIteratorAPI;

/** How the sketches of a profile are made, merged and read. */
final class Sketches {
  /** 1024 registers of a byte: distinct counts with a standard error of 3%. */
  private static final int LG_REGISTERS = 10;

  private Sketches() {}

  static HllSketch distinct() {
    return new HllSketch(LG_REGISTERS, TgtHllType.HLL_8);
  }

  /** How many distinct values the sketch saw: the estimate that does not depend on the order of updates and merges. */
  static double count(HllSketch sketch) {
    return sketch.getCompositeEstimate();
  }

  static HllSketch union(HllSketch one, HllSketch other) {
    HllUnion union = new HllUnion(LG_REGISTERS);
    union.update(one);
    union.update(other);
    return union.getResult(TgtHllType.HLL_8);
  }

  static Distribution distribution(KllDoublesSketch sketch, long entered) {
    if (sketch.isEmpty()) {
      return new Distribution(new double[0], new long[0], 0, 0, 0, 0);
    }
    double[] values = new double[sketch.getNumRetained() + 2];
    long[] cumulative = new long[values.length];
    int size = 0;
    long sum = 0;
    for (DoublesSortedViewIterator it = sketch.getSortedView().iterator(); it.next();) {
      double value = it.getQuantile();
      sum += it.getWeight();
      // A value kept several times is one step: a comparison in the middle of it would see a difference that is none.
      size += size > 0 && values[size - 1] == value ? 0 : 1;
      values[size - 1] = value;
      cumulative[size - 1] = sum;
    }
    boolean exact = !sketch.isEstimationMode();
    double massError = exact ? 0 : sketch.getNormalizedRankError(true);
    // Not getK(): after a merge with a coarser sketch the error, and so this, is that of the coarser one.
    int k = exact ? 0 : KllSketch.getKFromEpsilon(massError, true);
    return new Distribution(Arrays.copyOf(values, size), Arrays.copyOf(cumulative, size),
        exact ? 0 : sketch.getNormalizedRankError(false), massError,
        exact ? 0 : KllVariance.ofShare(k, sum, entered, kept(sketch)), k);
  }

  /** How many items there are of each level; the sorted view does not tell, as it adds the extremes. */
  private static int[] kept(KllDoublesSketch sketch) {
    int[] kept = new int[Long.SIZE];
    for (QuantilesDoublesSketchIteratorAPI it = sketch.iterator(); it.next();) {
      kept[Long.numberOfTrailingZeros(it.getWeight())]++;
    }
    return kept;
  }
}

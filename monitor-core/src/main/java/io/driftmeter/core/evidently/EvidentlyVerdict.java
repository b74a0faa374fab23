package io.driftmeter.core.evidently;

import java.util.Collection;

/**
 * What Evidently says of a column by default.
 *
 * @param score   a p-value or a distance, as {@link EvidentlyTest#isProbability} tells
 * @param drifted by the test's default threshold
 */
public record EvidentlyVerdict(EvidentlyTest test, double score, boolean drifted) {
  private static final int SMALL = 1000;
  private static final int FEW = 5;
  private static final double DATASET_SHARE = 0.5;

  /** The verdict by the test that Evidently chooses. */
  public static EvidentlyVerdict of(RawColumn column) {
    EvidentlyTest test = choice(column);
    double score = test.score(column);
    return new EvidentlyVerdict(test, score, test.isDrift(score));
  }

  private static EvidentlyTest choice(RawColumn column) {
    int distinct = column.distinct();
    boolean asNumbers = column instanceof RawNumbers && distinct > FEW;
    if (column.referenceRows() > SMALL) {
      return asNumbers ? EvidentlyTest.WASSERSTEIN : EvidentlyTest.JENSEN_SHANNON;
    }
    if (asNumbers) {
      return EvidentlyTest.KS;
    }
    return distinct > 2 ? EvidentlyTest.CHI_SQUARE : EvidentlyTest.Z;
  }

  /** Whether so many columns drifted that Evidently says it of the whole data set: half of them. */
  public static boolean isDatasetDrift(Collection<EvidentlyVerdict> columns) {
    long drifted = columns.stream().filter(EvidentlyVerdict::drifted).count();
    return !columns.isEmpty() && (double) drifted / columns.size() >= DATASET_SHARE;
  }
}

package io.driftmeter.core.measure;

import java.util.Optional;

/**
 * Wasserstein-1 distance between ranks: every value is replaced by the share of the reference below it, and half of that
 * equal to it, which makes the reference even between 0 and 1 whatever its distribution; outliers weigh no more than any
 * value that is as far out of place.
 *
 * <p>The test is exact for many rows without ties; with ties it errs towards not detecting.
 */
public final class RankWasserstein implements Measure {
  private static final Scale SCALE = new Scale(0, 0, 0.5);
  /**
   * Rows make the variance of a difference h (1 - h) / rows, sketches add one that is the same for all h: so many times
   * that does not make the mean of the area less than it is.
   */
  private static final double SKETCHES = 8;

  @Override
  public String name() {
    return "w1_rank";
  }

  @Override
  public Scale scale() {
    return SCALE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.numbers().map(numbers -> score(numbers, comparison.level()));
  }

  private Score score(Numbers numbers, double level) {
    Area area = new Area(numbers.rankError());
    numbers.walk((from, to, f, g) -> area.pass(f, g));
    area.pass(1, 1);
    double deviation = Math.sqrt(1 / numbers.rows() + SKETCHES * numbers.sketchVariance());
    double pValue = BridgeArea.survival(area.value / deviation);
    return Score.of(this, new Estimate(area.value, area.lower, area.upper),
        TestResult.of(BridgeArea.critical(level) * deviation, pValue, level), numbers);
  }

  /** The area between the cumulative shares of the ranks, summed up over the distinct values in ascending order. */
  private static final class Area {
    private final double error;
    private double f;
    private double rank;
    private double difference;
    private double value;
    private double lower;
    private double upper;

    Area(double error) {
      this.error = error;
    }

    /** Takes in a value, given the cumulative shares at it. */
    void pass(double newF, double newG) {
      double newRank = (f + newF) / 2;
      double length = newRank - rank;
      value += length * difference;
      lower += length * Math.max(0, difference - error);
      upper += length * Math.min(1, difference + error);
      difference = Math.abs(newF - newG);
      rank = newRank;
      f = newF;
    }
  }
}

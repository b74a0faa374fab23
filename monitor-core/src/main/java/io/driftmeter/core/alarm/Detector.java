package io.driftmeter.core.alarm;

/**
 * Gathers the evidence of one column over successive windows.
 *
 * <p>A Shiryaev-Roberts e-detector (Shin, Ramdas and Rinaldo 2022): {@code R' = (R + 1/N) e}, where the e-value of a window
 * is {@code e = 1 / (2 sqrt(p))}, of mean one without drift, and N is the number of columns that are tested in the window,
 * over all segments of the model. Beside it a single window alarms by itself if {@code p <= 1 / (2 A N)}.
 *
 * <p>The average run length of the model is at least A, however its columns and segments depend on each other. Summed over
 * all columns, R grows by at most 1 per window on average, and an alarm needs one R of 2 A; strict windows, counted 2 A
 * each, add at most 1 per window too. By optional stopping the windows until either are at least A on average.
 *
 * <p>The square root is what bears a p-value that is somewhat too small far out in its tail.
 *
 * @param evidence R, 0 or more
 */
public record Detector(double evidence) {
  /** Nothing was gathered yet. */
  public static final Detector START = new Detector(0);

  /** P-values below this tell nothing more. */
  private static final double LEAST = 1e-300;

  /** Whether the p-value of a window raises an alarm without any before it. */
  public static boolean isStrict(double pValue, double runLength, int tested) {
    return pValue <= 1 / (2 * runLength * tested);
  }

  /**
   * Takes in the next window.
   *
   * @param runLength A, the windows that are to pass on average until a false alarm of the model
   * @param tested    N, columns tested in the window over all segments of the model
   */
  public Detector after(double pValue, double runLength, int tested) {
    double next = (evidence + 1.0 / tested) / (2 * Math.sqrt(Math.max(LEAST, pValue)));
    // A difference too small to matter may last for ever; what it gathers must not outlive it.
    return new Detector(Math.min(next, 2 * runLength));
  }

  /** Whether what was gathered raises an alarm. */
  public boolean alarms(double runLength) {
    return evidence >= 2 * runLength;
  }
}

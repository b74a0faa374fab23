package io.driftmeter.core.measure;

import org.jspecify.annotations.Nullable;

/**
 * What one measure says of one column.
 *
 * @param measure   name of the measure
 * @param score     the distance; never NaN
 * @param lower     least exact score that the sketches allow; equal to the score if nothing was sketched
 * @param upper     greatest exact score that the sketches allow
 * @param threshold the score from which the measure alone would call drift; null where it only informs, or where scores
 *                  differ on either side of equality, so that the p-value decides
 * @param pValue    probability of such a score without drift; null where no null law is known
 * @param detected  whether the measure alone would call drift
 * @param n         rows of the reference that it rests on
 * @param m         rows of the window that it rests on
 * @param scale     what scores of the measure can be
 */
public record Score(String measure, double score, double lower, double upper, @Nullable Double threshold,
    @Nullable Double pValue, boolean detected, long n, long m, Scale scale) {
  public Score {
    if (Double.isNaN(score) || !(lower <= score && score <= upper)) {
      throw new IllegalArgumentException(
          "score of " + measure + ": found " + score + " in [" + lower + ", " + upper
              + "]; it must lie in its interval");
    }
  }

  /** Of the rows in the bins. */
  static Score of(Measure measure, Estimate found, TestResult test, Bins bins) {
    return of(measure, found, test, Math.round(bins.referenceRows()), Math.round(bins.windowRows()));
  }

  /** Of the finite values. */
  static Score of(Measure measure, Estimate found, TestResult test, Numbers numbers) {
    return of(measure, found, test, numbers.reference().total(), numbers.window().total());
  }

  static Score of(Measure measure, Estimate found, TestResult test, long n, long m) {
    Estimate estimate = found.clamp(measure.scale());
    return new Score(measure.name(), estimate.value(), estimate.lower(), estimate.upper(), test.threshold(),
        test.pValue(), test.detected(), n, m, measure.scale());
  }
}

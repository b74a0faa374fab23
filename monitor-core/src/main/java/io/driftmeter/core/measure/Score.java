package io.driftmeter.core.measure;

import org.jspecify.annotations.Nullable;

/**
 * What one measure says of one column.
 *
 * @param measure   name of the measure
 * @param score     the distance; never NaN
 * @param lower     least exact score that the sketches allow; equal to the score if nothing was sketched
 * @param upper     greatest exact score that the sketches allow
 * @param threshold the score from which the measure alone would call drift; null where it only informs
 * @param pValue    probability of such a score without drift; null where no null law is known
 * @param detected  whether the score is at or beyond the threshold
 */
public record Score(String measure, double score, double lower, double upper, @Nullable Double threshold,
    @Nullable Double pValue, boolean detected) {
  public Score {
    if (Double.isNaN(score) || !(lower <= score && score <= upper)) {
      throw new IllegalArgumentException(
          "score of " + measure + ": found " + score + " in [" + lower + ", " + upper
              + "]; it must lie in its interval");
    }
  }
}

package io.driftmeter.core.measure;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A divergence that is a sum over bins, and the interval in which it lies for exact counts.
 *
 * <p>With bounds ({@link Slack#BOUND}) every term is at its least or greatest. With random errors
 * ({@link Slack#RANDOM}) two things are true, and the wider one is taken. Far from 0 the errors of the terms, each bin
 * at its worst, add up like independent ones. Near 0 all these divergences are a multiple of the squared distance
 * sum (q - p)^2 / p, for which the triangle inequality holds: its root is off by at most the root of the sketches' own
 * distance, taken at its 99.9% point.
 */
final class BinSum {
  private static final double NEAR_CERTAIN = 0.001;

  private BinSum() {}

  /** One bin's part, from the shares p of the reference and q of the window; least, 0, where they are equal. */
  interface Term {
    double of(double p, double q);
  }

  /**
   * The sum over shares with 0.5 rows added to every bin, so that none is 0.
   *
   * @param scale the sum's ratio to sum (q - p)^2 / p where p and q are close
   */
  static Estimate of(Bins bins, double scale, Term term) {
    return of(bins, 0.5, scale, term);
  }

  /** The sum over the shares as they are, which are 0 where a bin is empty. */
  static Estimate ofCounts(Bins bins, double scale, Term term) {
    return of(bins, 0, scale, term);
  }

  private static Estimate of(Bins bins, double smoothing, double scale, Term term) {
    double n = bins.referenceRows();
    double m = bins.windowRows();
    double allOfN = n + smoothing * bins.size();
    double allOfM = m + smoothing * bins.size();
    double value = 0;
    double least = 0;
    double greatest = 0;
    double squaredFall = 0;
    double squaredRise = 0;
    for (Bin bin : bins.bins()) {
      double p = (bin.reference() + smoothing) / allOfN;
      double q = (bin.window() + smoothing) / allOfM;
      double lowP = (Math.max(0, bin.reference() - bin.referenceSlack()) + smoothing) / allOfN;
      double highP = (Math.min(n, bin.reference() + bin.referenceSlack()) + smoothing) / allOfN;
      double lowQ = (Math.max(0, bin.window() - bin.windowSlack()) + smoothing) / allOfM;
      double highQ = (Math.min(m, bin.window() + bin.windowSlack()) + smoothing) / allOfM;
      double here = term.of(p, q);
      value += here;
      least += least(term, lowP, highP, lowQ, highQ);
      greatest += Math.max(term.of(lowP, highQ), term.of(highP, lowQ));
      squaredFall += square(here - least(term, lowP, highP, q, q)) + square(here - least(term, p, p, lowQ, highQ));
      squaredRise += square(Math.max(term.of(lowP, q), term.of(highP, q)) - here)
          + square(Math.max(term.of(p, lowQ), term.of(p, highQ)) - here);
    }
    if (bins.slack() == Slack.BOUND) {
      return new Estimate(value, Math.min(value, least), Math.max(value, greatest));
    }
    if (squaredFall == 0 && squaredRise == 0) {
      return new Estimate(value, value, value);
    }
    double root = Math.sqrt(value);
    double reach = Math.sqrt(scale * sketchDistance(bins));
    double lower = Math.min(value - Math.sqrt(squaredFall), square(Math.max(0, root - reach)));
    double upper = Math.max(value + Math.sqrt(squaredRise), square(root + reach));
    return new Estimate(value, Math.max(0, Math.min(value, lower)), Math.max(value, upper));
  }

  /** The 99.9% point of sum (error of p - error of q)^2 / p, by its mean and variance. */
  static double sketchDistance(Bins bins) {
    double mean = bins.noise().mean();
    if (mean == 0) {
      return 0;
    }
    double freedom = mean * mean / bins.noise().squares();
    return mean / freedom * ChiSquaredDistribution.of(freedom).inverseSurvivalProbability(NEAR_CERTAIN);
  }

  private static double least(Term term, double lowP, double highP, double lowQ, double highQ) {
    if (lowP > highQ) {
      return term.of(lowP, highQ);
    }
    return lowQ > highP ? term.of(highP, lowQ) : 0;
  }

  private static double square(double x) {
    return x * x;
  }
}

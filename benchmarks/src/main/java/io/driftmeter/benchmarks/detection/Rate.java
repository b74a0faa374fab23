package io.driftmeter.benchmarks.detection;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/** How often something happened in so many trials. */
record Rate(long hits, long trials) {
  private static final double TAIL = 0.025;

  static Rate of(boolean hit) {
    return new Rate(hit ? 1 : 0, 1);
  }

  Rate plus(Rate more) {
    return new Rate(hits + more.hits, trials + more.trials);
  }

  double value() {
    return (double) hits / trials;
  }

  /** Lower end of the 95% interval of the probability (Clopper and Pearson 1934). */
  double lower() {
    return hits == 0 ? 0 : BetaDistribution.of((double) hits, trials - hits + 1.0).inverseCumulativeProbability(TAIL);
  }

  /** Upper end of that interval. */
  double upper() {
    return hits == trials
        ? 1
        : BetaDistribution.of(hits + 1.0, (double) (trials - hits)).inverseSurvivalProbability(TAIL);
  }

  /** Appended to a row: trials, hits, rate and the ends of the interval. */
  Object[] after(Object... row) {
    return Stream.concat(Arrays.stream(row), Stream.of(trials, hits, value(), lower(), upper())).toArray();
  }
}

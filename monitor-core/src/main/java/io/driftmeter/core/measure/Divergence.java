package io.driftmeter.core.measure;

import io.driftmeter.core.multivariate.MeanDiscrepancy;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.NumericProfile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How far a column's window is from its reference, on one scale whatever the column's type: that of PSI.
 *
 * <p>Numbers and categories have one aspect, their PSI. A text or an embedding has several: the PSI of each number that
 * describes it, and the mean discrepancy of its vectors. Of those that are significant the greatest speaks for the column,
 * else the least likely, at its p-value times the number of aspects (Bonferroni): more aspects do not mean more false
 * alarms.
 *
 * <p>Of n and m rows both PSI and the mean discrepancy times f / expectation, f being its degrees of freedom, tend to
 * (1/n + 1/m) chi-squared with f degrees. The latter is therefore put on the scale of PSI: a size is the PSI that would be
 * as plain to see.
 *
 * @param aspect   the number or vector that differs most; empty if the column has one aspect only
 * @param score    of that aspect: PSI, or the mean discrepancy
 * @param size     on the scale of PSI
 * @param expected size that chance gives where nothing drifted and rows are independent
 * @param variance of the size over samples like these, far from 0; near 0 it follows from what is expected
 */
public record Divergence(String aspect, Score score, double size, double expected, double variance, ChanceTest test) {
  /** p-values below are not corrected: the law's inverse ends there. */
  private static final double NEGLIGIBLE = Double.MIN_NORMAL;

  /** Compares two profiles of a column; throws {@link IllegalArgumentException} if their types differ. */
  public static Divergence of(Comparison comparison) {
    return comparison.reference() instanceof DescribedProfile one
        && comparison.window() instanceof DescribedProfile other
            ? described(one, other, comparison.level())
            : of("", comparison);
  }

  private static Divergence of(String aspect, Comparison comparison) {
    Score psi = new PopulationStability().score(comparison).orElseThrow(
        () -> new IllegalStateException("no PSI of column '" + comparison.window().column().name() + "'"));
    return of(aspect, comparison.bins(), psi);
  }

  /** That of bins whose PSI is known. */
  public static Divergence of(String aspect, Bins bins, Score psi) {
    return new Divergence(aspect, psi, psi.score(), bins.chance() * bins.freedom(),
        PopulationStability.variance(bins), ChanceTest.of(bins));
  }

  private static Divergence described(DescribedProfile reference, DescribedProfile window, double level) {
    List<Divergence> aspects = new ArrayList<>();
    List<NumericProfile> before = reference.descriptors();
    List<NumericProfile> after = window.descriptors();
    for (int i = 0; i < before.size(); i++) {
      aspects.add(of(before.get(i).column().name(), Comparison.of(before.get(i), after.get(i), level)));
    }
    MeanDistance.discrepancy(reference, window)
        .ifPresent(found -> aspects.add(ofVectors(reference, window, found, level)));
    Divergence worst = worst(aspects, level / aspects.size());
    return new Divergence(worst.aspect, worst.score, worst.size, worst.expected, worst.variance,
        withProbability(worst.test, aspects.size() * worst.test.pValue()));
  }

  private static Divergence worst(List<Divergence> aspects, double level) {
    return aspects.stream().filter(aspect -> aspect.test.pValue() < level)
        .max(Comparator.comparingDouble(aspect -> aspect.size - aspect.expected))
        .orElseGet(() -> Collections.min(aspects, Comparator.comparingDouble(aspect -> aspect.test.pValue())));
  }

  private static Divergence ofVectors(ColumnProfile reference, ColumnProfile window, MeanDiscrepancy found,
      double level) {
    double n = (double) reference.values();
    double m = (double) window.values();
    double expected = (1 / n + 1 / m) * found.freedom();
    double ratio = 1 + found.squared() / found.expected();
    return new Divergence(MeanDistance.NAME, MeanDistance.score(found, reference.values(), window.values(), level),
        ratio * expected, expected, 0, withProbability(new ChanceTest(ratio, found.freedom()), found.pValue()));
  }

  /** The ratio moved to where the law has this probability. */
  private static ChanceTest withProbability(ChanceTest test, double pValue) {
    if (test.freedom() == 0 || pValue < NEGLIGIBLE) {
      return test;
    }
    double quantile = pValue >= 1
        ? 0
        : ChiSquaredDistribution.of(test.freedom()).inverseSurvivalProbability(pValue);
    return new ChanceTest(quantile / test.freedom(), test.freedom());
  }
}

package io.driftmeter.core.measure;

import io.driftmeter.core.profile.ColumnProfile;
import java.util.Optional;

/** The window's share of nulls less the reference's, among rows that are not of a wrong type. */
public final class NullRateShift implements Measure {
  @Override
  public String name() {
    return "null_rate_shift";
  }

  @Override
  public Scale scale() {
    return Scale.MINUS_ONE_TO_ONE;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    ColumnProfile reference = comparison.reference();
    ColumnProfile window = comparison.window();
    long n = reference.rows() - reference.typeErrors();
    long m = window.rows() - window.typeErrors();
    if (n == 0 || m == 0) {
      return Optional.empty();
    }
    double shift = (double) window.nulls() / (double) m - (double) reference.nulls() / (double) n;
    double pValue = Proportions.pValue(reference.nulls(), n, window.nulls(), m);
    return Optional.of(Score.of(this, Estimate.exact(shift), TestResult.of(pValue, comparison.level()), n, m));
  }
}

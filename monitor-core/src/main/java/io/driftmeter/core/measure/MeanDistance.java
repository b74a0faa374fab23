package io.driftmeter.core.measure;

import io.driftmeter.core.multivariate.MeanDiscrepancy;
import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.EmbeddingProfile;
import java.util.Optional;

/**
 * Unbiased squared maximum mean discrepancy (Gretton et al. 2012) of the vectors of texts or embeddings: that of the words
 * of texts by the kernel sum sqrt(p q) of their shares in groups, that of embeddings by exp(-|u - v|²) of their directions.
 * Around 0 without drift, and so sometimes negative.
 */
public final class MeanDistance implements Measure {
  public static final String NAME = "mmd";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Scale scale() {
    return Scale.ANY;
  }

  @Override
  public Optional<Score> score(Comparison comparison) {
    return comparison.reference() instanceof DescribedProfile reference
        && comparison.window() instanceof DescribedProfile window
            ? discrepancy(reference, window)
                .map(found -> score(found, reference.values(), window.values(), comparison.level()))
            : Optional.empty();
  }

  static Score score(MeanDiscrepancy found, long n, long m, double level) {
    return Score.of(new MeanDistance(), Estimate.exact(found.squared()), TestResult.of(found.pValue(), level), n, m);
  }

  /** Empty with fewer than two values on a side, or embeddings of two dimensions. */
  static Optional<MeanDiscrepancy> discrepancy(DescribedProfile reference, DescribedProfile window) {
    boolean comparable = reference.vectors().rows() > 1 && window.vectors().rows() > 1
        && !(reference instanceof EmbeddingProfile one && window instanceof EmbeddingProfile other
            && one.dimension() != other.dimension());
    return comparable ? Optional.of(MeanDiscrepancy.of(reference.vectors(), window.vectors())) : Optional.empty();
  }
}

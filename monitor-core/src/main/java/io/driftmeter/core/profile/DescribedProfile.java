package io.driftmeter.core.profile;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.multivariate.MeanEmbedding;
import java.util.List;

/**
 * Profile of a column whose values cannot be compared one by one: each is described by a few numbers, and placed as a
 * vector, whose mean tells where the values lie as a whole.
 */
public abstract sealed class DescribedProfile extends ColumnProfile permits TextProfile, EmbeddingProfile {
  DescribedProfile(Column column) {
    super(column);
  }

  /** Where the values lie: a row for each value. */
  public abstract MeanEmbedding vectors();

  /**
   * The distribution of each of the describing numbers, as a numeric column with the number's name; the first counts the
   * nulls too.
   */
  public abstract List<NumericProfile> descriptors();

  @Override
  final void addNulls(long count) {
    super.addNulls(count);
    descriptors().getFirst().addNulls(count);
  }
}

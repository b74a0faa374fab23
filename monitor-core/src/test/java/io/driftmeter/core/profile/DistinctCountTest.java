package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A count of distinct values tells an identifier from a category, whatever the column's type. */
class DistinctCountTest {
  /** Four times 1.04 / sqrt(1024), the standard error of the registers (Flajolet et al. 2007). */
  private static final double PERCENT = 4 * 104.0 / 32;

  private static void fill(ColumnProfile profile, int distinct, int times) {
    Row row = new Row(Columns.of(List.of(profile.column())));
    for (int i = 0; i < distinct * times; i++) {
      int value = i % distinct;
      switch (profile.column().type()) {
        case NUMERIC -> row.setNumber(0, value / 8.0);
        case CATEGORICAL, BOOLEAN, TEXT -> row.setText(0, "value " + value);
        case EMBEDDING -> row.setVector(0, new double[]{value, 1});
      }
      profile.update(row, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 65, 1_000, 1_001, 30_000, 300_000})
  void liesWithinItsErrorForEveryType(int distinct) {
    for (ColumnProfile profile : List.of(new NumericProfile(Column.numeric("x"), ProfileSettings.DEFAULT),
        new CategoricalProfile(Column.categorical("x"), ProfileSettings.DEFAULT),
        new TextProfile(Column.text("x"), ProfileSettings.DEFAULT),
        new EmbeddingProfile(Column.embedding("x"), ProfileSettings.DEFAULT))) {
      // When
      fill(profile, distinct, 2);
      // Then
      assertThat(profile.distinct()).as(profile.column().type().label()).isCloseTo(distinct,
          withinPercentage(PERCENT));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 63, 64})
  void ofFewIntegersIsExactAndSoIsEveryCount(int distinct) {
    // Given
    NumericProfile profile = new NumericProfile(Column.numeric("x"), ProfileSettings.DEFAULT);
    NumericProfile other = new NumericProfile(Column.numeric("x"), ProfileSettings.DEFAULT);
    fill(profile, distinct, 1_000);
    fill(other, distinct, 500);
    // When
    profile.merge(ProfileCodec.readColumn(other.toBytes()));
    // Then
    Distribution distribution = profile.distribution();
    assertThat(profile.distinct()).isEqualTo(distinct);
    assertThat(distribution.isCounted()).isTrue();
    for (int i = 0; i < distinct; i++) {
      assertThat(distribution.countOf(i / 8.0)).isEqualTo(1_500);
    }
  }
}

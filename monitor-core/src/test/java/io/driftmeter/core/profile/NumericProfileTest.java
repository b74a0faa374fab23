package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.testing.Profiles;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NumericProfileTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void countsEachKindOfValueApart() {
    // Given
    NumericProfile profile = new NumericProfile(Column.numeric("x"), ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(List.of(profile.column())));
    // When
    for (double value : new double[]{1, -2, 0, -0.0, Double.NaN, INFINITY, INFINITY, -INFINITY}) {
      row.setNumber(0, value);
      profile.update(row, 0);
    }
    row.setNull(0);
    profile.update(row, 0);
    row.clear();
    profile.update(row, 0);
    row.setWrongType(0);
    profile.update(row, 0);
    // Then
    assertThat(profile.rows()).isEqualTo(11);
    assertThat(profile.values()).isEqualTo(4);
    assertThat(profile.nulls()).as("one null, one absent").isEqualTo(2);
    assertThat(profile.typeErrors()).isEqualTo(1);
    assertThat(profile.nan()).isEqualTo(1);
    assertThat(profile.positiveInfinities()).isEqualTo(2);
    assertThat(profile.negativeInfinities()).isEqualTo(1);
    assertThat(profile.zeros()).isEqualTo(2);
    assertThat(profile.negatives()).isEqualTo(1);
    assertThat(profile.distinct()).as("0.0 and -0.0 are one value").isEqualTo(3);
  }

  @Test
  void hasNoMomentsOfNothing() {
    // When
    NumericProfile profile = Profiles.numeric(Double.NaN, INFINITY);
    // Then
    assertThat(profile.min()).isEmpty();
    assertThat(profile.max()).isEmpty();
    assertThat(profile.mean()).isEmpty();
    assertThat(profile.standardDeviation()).isEmpty();
    assertThat(profile.distribution().total()).isZero();
  }

  @Test
  void saysNothingRatherThanNaNOfValuesBeyondADouble() {
    // When
    NumericProfile profile = Profiles.numeric(Double.MAX_VALUE, -Double.MAX_VALUE, Double.MAX_VALUE,
        Double.MAX_VALUE);
    profile.merge(Profiles.numeric(-Double.MAX_VALUE));
    // Then
    assertThat(profile.mean()).isEmpty();
    assertThat(profile.standardDeviation()).isEmpty();
    assertThat(profile.min()).hasValue(-Double.MAX_VALUE);
  }

  @Test
  void meanAndDeviationSurviveALargeOffset() {
    // Given: numpy 2.4.6, x = 1e9 + np.arange(1000) % 7; x.mean(), x.std(ddof=1)
    double[] values = IntStream.range(0, 1000).mapToDouble(i -> 1e9 + i % 7).toArray();
    // When
    NumericProfile profile = Profiles.numeric(values);
    // Then
    assertThat(profile.mean().orElseThrow()).isCloseTo(1000000002.997d, within(1e-6));
    assertThat(profile.standardDeviation().orElseThrow()).isCloseTo(1.9997474815561063, within(1e-7));
  }

  @Test
  void countsExactlyUpTo64DistinctValuesAndSketchesFromThe65th() {
    // Given
    double[] values = IntStream.range(0, 6_400).mapToDouble(i -> i % 64).toArray();
    NumericProfile profile = Profiles.numeric(values);
    assertThat(profile.distribution().isCounted()).isTrue();
    assertThat(profile.distribution().countOf(63)).isEqualTo(100);
    // When
    profile.merge(Profiles.numeric(64));
    // Then
    Distribution distribution = profile.distribution();
    assertThat(distribution.isCounted()).isFalse();
    assertThat(distribution.total()).isEqualTo(6_401);
    assertThat(profile.distinct()).isCloseTo(65, within(1.0));
    assertThat((double) distribution.countUpTo(31)).isCloseTo(3_200, within(6_401 * distribution.massError()));
  }

  @Test
  void estimatesRanksWithinItsStatedError() {
    // Given
    Random random = new Random(3);
    double[] values = random.doubles(200_000).toArray();
    // When
    Distribution distribution = Profiles.numeric(values).distribution();
    // Then
    for (double rank : new double[]{0.01, 0.1, 0.5, 0.9, 0.99}) {
      double exact = DoubleStream.of(values).filter(x -> x <= distribution.quantile(rank)).count() / 200_000.0;
      assertThat(exact).isCloseTo(rank, within(2 * distribution.rankError()));
    }
    assertThat(distribution.rankError()).isCloseTo(2.296 / Math.pow(512, 0.9723), within(1e-6));
  }

  @Test
  void mergingADifferentAccuracyKeepsTheCoarserError() {
    // Given
    double[] values = new Random(4).doubles(50_000).toArray();
    NumericProfile fine = Profiles.numeric(new ProfileSettings(512, 10), values);
    NumericProfile coarse = Profiles.numeric(new ProfileSettings(100, 10), values);
    double coarseError = coarse.distribution().rankError();
    // When
    fine.merge(coarse);
    // Then
    assertThat(fine.values()).isEqualTo(100_000);
    assertThat(fine.distribution().rankError()).isEqualTo(coarseError);
    assertThat(fine.distribution().k()).isEqualTo(100);
  }

  @Test
  void countsTheValuesOfAnotherTypeAsTypeErrors() {
    // Given
    NumericProfile profile = Profiles.numeric(1, 2);
    CategoricalProfile other = Profiles.categorical(ProfileSettings.DEFAULT, Arrays.asList("a", null, "b"));
    // When
    profile.merge(other);
    // Then
    assertThat(profile.rows()).isEqualTo(5);
    assertThat(profile.values()).isEqualTo(2);
    assertThat(profile.nulls()).isEqualTo(1);
    assertThat(profile.typeErrors()).isEqualTo(2);
  }
}

package io.driftmeter.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.testing.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The profile of a union is the merge of its parts' profiles, however the rows were split: else counts depend on
 * which partition an event went to. */
class MergeTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void ofNumericPartsIsTheUnion(long seed) {
    // Given
    Random random = new Random(seed);
    int distinct = 1 + random.nextInt(200);
    double[] values = IntStream.range(0, 5_000).mapToDouble(i -> random.nextInt(distinct) - distinct / 2.0).toArray();
    NumericProfile union = Profiles.numeric(values);
    // When
    NumericProfile merged = Profiles.numeric();
    for (int from = 0, to; from < values.length; from = to) {
      to = Math.min(values.length, from + random.nextInt(1_500));
      merged.merge(Profiles.numeric(Arrays.copyOfRange(values, from, to)));
    }
    // Then
    assertThat(merged.rows()).isEqualTo(union.rows());
    assertThat(merged.zeros()).isEqualTo(union.zeros());
    assertThat(merged.negatives()).isEqualTo(union.negatives());
    assertThat(merged.min()).isEqualTo(union.min());
    assertThat(merged.max()).isEqualTo(union.max());
    assertThat(merged.mean().orElseThrow()).isCloseTo(union.mean().orElseThrow(), within(1e-9));
    assertThat(merged.standardDeviation().orElseThrow()).isCloseTo(union.standardDeviation().orElseThrow(),
        within(1e-9));
    assertThat(merged.distinct()).isEqualTo(union.distinct());
    Distribution one = union.distribution();
    Distribution other = merged.distribution();
    assertThat(other.isCounted()).isEqualTo(one.isCounted()).isEqualTo(union.distinct() < 64.5);
    for (double at = -100; at <= 100; at += 10) {
      assertThat((double) other.countUpTo(at)).isCloseTo((double) one.countUpTo(at),
          within(5_000 * (one.rankError() + other.rankError())));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void ofCategoricalPartsIsTheUnion(long seed) {
    // Given
    Random random = new Random(seed);
    List<String> values = IntStream.range(0, 5_000)
        .mapToObj(i -> random.nextInt(20) == 0 ? null : "c" + random.nextInt(300)).toList();
    CategoricalProfile union = Profiles.categorical(ProfileSettings.DEFAULT, new ArrayList<>(values));
    // When
    CategoricalProfile merged = Profiles.categorical();
    merged.merge(Profiles.categorical(ProfileSettings.DEFAULT, values.subList(0, 1_234)));
    merged.merge(Profiles.categorical(ProfileSettings.DEFAULT, values.subList(1_234, 5_000)));
    // Then
    assertThat(merged.categories()).isEqualTo(union.categories());
    assertThat(merged.nulls()).isEqualTo(union.nulls());
    assertThat(merged.rows()).isEqualTo(union.rows());
  }
}

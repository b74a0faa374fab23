package io.driftmeter.core.profile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.testing.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CategoricalProfileTest {
  @Test
  void countsExactlyBelowTheCap() {
    // When
    CategoricalProfile profile = Profiles.categorical(ProfileSettings.DEFAULT,
        Arrays.asList("b", "a", "b", null, "", "ü", "b", "a"));
    // Then
    assertThat(profile.isExact()).isTrue();
    assertThat(profile.nulls()).isEqualTo(1);
    assertThat(profile.values()).isEqualTo(7);
    assertThat(profile.distinct()).isEqualTo(4);
    assertThat(profile.categories()).containsExactly(new CategoryCount("b", 3, 3), new CategoryCount("a", 2, 2),
        new CategoryCount("", 1, 1), new CategoryCount("ü", 1, 1));
    assertThat(profile.top(1)).containsExactly(new CategoryCount("b", 3, 3));
  }

  @Test
  void growsToItsCapWithoutLosingACount() {
    // Given
    List<String> values = new ArrayList<>();
    for (int category = 0; category < 1_000; category++) {
      values.addAll(Collections.nCopies(1 + category % 5, "category " + category));
    }
    Collections.shuffle(values, new Random(1));
    // When
    CategoricalProfile profile = Profiles.categorical(ProfileSettings.DEFAULT, new ArrayList<>(values));
    // Then
    Map<String, Long> counts = profile.categories().stream()
        .collect(Collectors.toMap(CategoryCount::category, CategoryCount::count));
    assertThat(counts)
        .isEqualTo(values.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting())));
  }

  @Test
  void givesBoundsThatHoldPastTheCap() {
    // Given: a hundred thousand values of ten thousand categories, category i about 1 / (i + 1) as often as the first
    Random random = new Random(2);
    Map<String, Long> exact = new HashMap<>();
    List<String> values = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      String value = "user-" + (int) (Math.pow(10_000, random.nextDouble()) - 1);
      values.add(value);
      exact.merge(value, 1L, Long::sum);
    }
    // When
    CategoricalProfile profile = Profiles.categorical(ProfileSettings.DEFAULT, new ArrayList<>(values));
    // Then
    assertThat(profile.isExact()).isFalse();
    assertThat(profile.values()).isEqualTo(100_000);
    assertThat(profile.distinct()).isCloseTo(exact.size(), within(0.1 * exact.size()));
    assertThat(profile.maximumError()).isBetween(1L, 100_000L * 35 / 10_240);
    assertThat(profile.categories()).hasSizeGreaterThan(100).allSatisfy(
        known -> assertThat(exact.getOrDefault(known.category(), 0L)).isBetween(known.count(), known.upper()));
    List<String> listed = profile.categories().stream().map(CategoryCount::category).toList();
    assertThat(exact.entrySet()).filteredOn(entry -> !listed.contains(entry.getKey()))
        .allSatisfy(entry -> assertThat(entry.getValue()).isLessThanOrEqualTo(profile.maximumError()));
  }

  /** An identifier taken for a category is the commonest mistake of a configuration. */
  @Test
  void keepsItsBoundsOverAMillionCategories() {
    // Given: a million categories once each, and among them 50 of which category j comes 600 (j + 1) times
    CategoricalProfile profile = new CategoricalProfile(Column.categorical("x"), ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(List.of(profile.column())));
    long rows = 0;
    // When
    for (int i = 0; i < 1_000_000; i++) {
      row.setText(0, "id" + i);
      profile.update(row, 0);
      rows++;
      for (int j = i % 1_666; j < 50; j += 1_666) {
        for (int times = 0; times <= j; times++) {
          row.setText(0, "often" + j);
          profile.update(row, 0);
          rows++;
        }
      }
    }
    // Then
    Map<String, Long> exact = new HashMap<>();
    for (int j = 0; j < 50; j++) {
      exact.put("often" + j, (j + 1) * (long) Math.ceil((1_000_000.0 - j) / 1_666));
    }
    assertThat(profile.values()).isEqualTo(rows);
    assertThat(profile.maximumError()).isBetween(1L, rows * 35 / 10_240);
    assertThat(profile.categories()).allSatisfy(
        known -> assertThat(exact.getOrDefault(known.category(), 1L)).isBetween(known.count(), known.upper()));
    List<String> listed = profile.categories().stream().map(CategoryCount::category).toList();
    List<String> certain = exact.entrySet().stream().filter(entry -> entry.getValue() > profile.maximumError())
        .map(Map.Entry::getKey).toList();
    assertThat(certain).hasSizeGreaterThan(30);
    assertThat(listed).containsAll(certain);
    // The standard error of 1024 registers is 1.04 / 32, or 3.25%.
    assertThat(profile.distinct()).isCloseTo(1_000_050, withinPercentage(3 * 3.25));
    assertThat(profile.toBytes()).hasSizeLessThanOrEqualTo(ColumnProfile.MAX_BYTES);
  }

  @Test
  void keepsLongValuesApartByTheirHash() {
    // Given
    String prefix = "ä".repeat(200);
    // When
    CategoricalProfile profile = Profiles.categorical(prefix + "1", prefix + "2", prefix + "1");
    // Then
    assertThat(profile.categories()).extracting(CategoryCount::count).containsExactly(2L, 1L);
    assertThat(profile.categories()).allSatisfy(known -> assertThat(known.category()).startsWith("äää")
        .matches("ä+~[0-9a-f]{16}").satisfies(text -> assertThat(text.getBytes(UTF_8)).hasSizeBetween(250, 256)));
  }

  @Test
  void isBoundedInBytesWhateverTheValues() {
    // Given: as many categories as allowed, as long as allowed
    List<String> values = IntStream.range(0, 6_000).mapToObj(i -> "x".repeat(i % 300) + i).toList();
    for (int count : new int[]{100, 200, 400, 4_096, 6_000}) {
      // When
      CategoricalProfile profile = Profiles.categorical(new ProfileSettings(512, 4_096),
          new ArrayList<>(values.subList(0, count)));
      // Then
      assertThat(profile.toBytes()).as("%s values", count).hasSizeLessThanOrEqualTo(ColumnProfile.MAX_BYTES);
    }
  }

  @Test
  void mergesExactWithBounded() {
    // Given
    List<String> values = IntStream.range(0, 3_000).mapToObj(i -> i % 3 == 0 ? "often" : "once " + i).toList();
    CategoricalProfile bounded = Profiles.categorical(ProfileSettings.DEFAULT, new ArrayList<>(values));
    CategoricalProfile exact = Profiles.categorical("often", "often", "new");
    // When
    exact.merge(bounded);
    // Then
    assertThat(exact.isExact()).isFalse();
    assertThat(exact.values()).isEqualTo(3_003);
    CategoryCount often = exact.top(1).getFirst();
    assertThat(often.category()).isEqualTo("often");
    assertThat(1_002L).isBetween(often.count(), often.upper());
  }
}

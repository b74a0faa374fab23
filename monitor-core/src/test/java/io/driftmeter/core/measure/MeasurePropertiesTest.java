package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.testing.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a measure says must not depend on what does not matter, and must be defined whatever a column holds. */
class MeasurePropertiesTest {
  private static final double[] REFERENCE = draw(1, 400, 0);
  private static final double[] WINDOW = draw(2, 250, 0.4);

  private static double[] draw(long seed, int size, double shift) {
    Random random = new Random(seed);
    return IntStream.range(0, size).mapToDouble(i -> random.nextGaussian() + shift).toArray();
  }

  private static Map<String, Score> scores(ColumnProfile reference, ColumnProfile window) {
    return Measures.score(Comparison.of(reference, window, 0.01), Measures.ALL).stream()
        .collect(Collectors.toMap(Score::measure, Function.identity()));
  }

  private static double score(Map<String, Score> scores, String measure) {
    return Objects.requireNonNull(scores.get(measure), measure).score();
  }

  @Test
  void ofSymmetricMeasuresIsTheSameWithTheSidesExchanged() {
    // Given: few values, so that both sides have the same bins
    NumericProfile one = Profiles.numeric(Arrays.stream(REFERENCE).map(Math::rint).toArray());
    NumericProfile other = Profiles.numeric(Arrays.stream(WINDOW).map(Math::rint).toArray());
    // When
    Map<String, Score> there = scores(one, other);
    Map<String, Score> back = scores(other, one);
    // Then
    for (String measure : List.of("psi", "js", "js_divergence", "hellinger", "total_variation", "l_infinity", "chi2",
        "g", "cramers_v", "ks", "cramer_von_mises", "anderson_darling", "w1_raw")) {
      assertThat(score(back, measure)).as(measure).isCloseTo(score(there, measure), within(1e-9));
    }
    assertThat(score(back, "mann_whitney")).isCloseTo(1 - score(there, "mann_whitney"), within(1e-12));
    assertThat(score(back, "kl")).as("a divergence has a direction").isNotCloseTo(score(there, "kl"), within(1e-6));
  }

  @Test
  void doesNotDependOnTheUnitOfTheValues() {
    // Given
    double factor = 1024;
    // When
    Map<String, Score> before = scores(Profiles.numeric(REFERENCE), Profiles.numeric(WINDOW));
    Map<String, Score> after = scores(Profiles.numeric(Arrays.stream(REFERENCE).map(x -> x * factor).toArray()),
        Profiles.numeric(Arrays.stream(WINDOW).map(x -> x * factor).toArray()));
    // Then
    assertThat(after.keySet()).isEqualTo(before.keySet());
    after.forEach((measure, score) -> assertThat(score.score()).as(measure)
        .isCloseTo(score(before, measure) * (measure.equals("w1_raw") ? factor : 1), within(1e-9)));
  }

  @Test
  void ofMergedPartsIsThatOfTheWhole() {
    // Given
    NumericProfile merged = Profiles.numeric(Arrays.copyOfRange(WINDOW, 0, 90));
    merged.merge(Profiles.numeric(Arrays.copyOfRange(WINDOW, 90, 91)));
    merged.merge(Profiles.numeric(Arrays.copyOfRange(WINDOW, 91, WINDOW.length)));
    // When
    Map<String, Score> ofParts = scores(Profiles.numeric(REFERENCE), merged);
    Map<String, Score> ofWhole = scores(Profiles.numeric(REFERENCE), Profiles.numeric(WINDOW));
    // Then
    ofWhole.forEach((measure, score) -> assertThat(score(ofParts, measure)).as(measure).isCloseTo(score.score(),
        within(1e-9)));
  }

  @Test
  void isGreatestWhereNothingIsShared() {
    // When
    Map<String, Score> scores = scores(Profiles.numeric(1, 2, 3, 4, 5), Profiles.numeric(11, 12, 13, 14, 15));
    Map<String, Score> back = scores(Profiles.numeric(11, 12, 13, 14, 15), Profiles.numeric(1, 2, 3, 4, 5));
    // Then
    assertThat(score(scores, "ks")).isEqualTo(1);
    assertThat(score(scores, "mann_whitney")).isEqualTo(1);
    assertThat(score(back, "mann_whitney")).isEqualTo(0);
    assertThat(score(scores, "w1_rank")).isEqualTo(0.5);
    assertThat(score(back, "w1_rank")).as("below as much as above").isEqualTo(0.5);
    assertThat(score(scores, "w1_raw")).isEqualTo(10);
  }

  @Test
  void isDefinedForColumnsThatHoldNothingToCompare() {
    // Given
    NumericProfile nulls = Profiles.numeric();
    IntStream.range(0, 50).forEach(i -> nulls.updateMistyped(Row.NULL));
    NumericProfile one = Profiles.numeric(7);
    NumericProfile dirt = Profiles.numeric(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1);
    NumericProfile huge = Profiles.numeric(-1e308, 1e308, 1e300);
    NumericProfile tiny = Profiles.numeric(Double.MIN_VALUE, -Double.MIN_VALUE, 0);
    NumericProfile many = Profiles.numeric(REFERENCE);
    List<NumericProfile> all = List.of(nulls, one, dirt, huge, tiny, many);
    for (NumericProfile reference : all) {
      for (NumericProfile window : all) {
        // When
        Map<String, Score> scores = scores(reference, window);
        // Then
        assertThat(scores).containsKeys("psi", "null_rate_shift");
        assertThat(scores.values()).allSatisfy(score -> {
          assertThat(score.score()).as(score.measure()).isFinite();
          if (score.pValue() != null) {
            assertThat(score.pValue()).as(score.measure()).isBetween(0.0, 1.0);
          }
        });
      }
    }
    assertThat(scores(nulls, many)).doesNotContainKeys("ks", "w1", "mean_shift");
    assertThat(score(scores(nulls, many), "null_rate_shift")).isEqualTo(-1);
    assertThat(scores(one, one)).doesNotContainKeys("w1", "energy", "mean_shift", "sd_shift");
    assertThat(score(scores(one, many), "mann_whitney")).isEqualTo(0);
  }

  @Test
  void saysWhatIsSureOfCategoriesPastTheCap() {
    // Given: 50 known categories on both sides, and 60 rows of one that is new, with a cap far below
    ProfileSettings settings = new ProfileSettings(512, 8);
    List<@Nullable String> known = new ArrayList<>();
    IntStream.range(0, 5_000).forEach(i -> known.add("k" + i % 50));
    List<@Nullable String> current = new ArrayList<>(known);
    current.addAll(Collections.nCopies(600, "new"));
    // When
    Map<String, Score> bothExact = scores(Profiles.categorical(ProfileSettings.DEFAULT, known),
        Profiles.categorical(ProfileSettings.DEFAULT, current));
    Map<String, Score> sketched = scores(Profiles.categorical(settings, known),
        Profiles.categorical(settings, current));
    // Then
    Score share = Objects.requireNonNull(sketched.get("unseen_share"));
    assertThat(score(bothExact, "unseen_share")).isEqualTo(600 / 5_600.0)
        .isBetween(share.lower(), share.upper());
    assertThat(share.lower()).as("the reference may have seen it").isZero();
    assertThat(sketched).doesNotContainKey("new_category");
    assertThat(Objects.requireNonNull(bothExact.get("new_category")).detected()).isTrue();
  }

  @Test
  void ofTwoCategoriesHasTheSignOfTheSecondInOrder() {
    // Given
    Function<Integer, ColumnProfile> flags = yes -> {
      List<@Nullable String> values = new ArrayList<>(Collections.nCopies(yes, "true"));
      values.addAll(Collections.nCopies(100 - yes, "false"));
      return Profiles.categorical(ProfileSettings.DEFAULT, values);
    };
    // When
    double up = score(scores(flags.apply(30), flags.apply(45)), "z");
    double upAcrossTheMiddle = score(scores(flags.apply(45), flags.apply(60)), "z");
    double down = score(scores(flags.apply(60), flags.apply(45)), "z");
    // Then
    assertThat(up).isPositive();
    assertThat(upAcrossTheMiddle).isPositive();
    assertThat(down).isEqualTo(-upAcrossTheMiddle);
  }

  @Test
  void ofCleanWindowsIsDetectedNoMoreOftenThanTheLevelAllowsThoughSketchNoiseExceedsThatOfTheRows() {
    // Given
    int trials = 50;
    Map<String, Integer> detected = new HashMap<>();
    for (int trial = 0; trial < trials; trial++) {
      Comparison comparison = Comparison.of(Profiles.numeric(draw(2L * trial, 200_000, 0)),
          Profiles.numeric(draw(2L * trial + 1, 200_000, 0)), 0.05);
      // When
      for (Score score : Measures.score(comparison, Measures.ALL)) {
        detected.merge(score.measure(), score.detected() ? 1 : 0, Integer::sum);
      }
    }
    // Then: at level 0.05, more than 8 of 50 have a probability of 0.1%
    assertThat(detected).hasSizeGreaterThan(20)
        .allSatisfy((measure, times) -> assertThat(times).as(measure).isLessThan(9));
  }

  @Test
  void namesAreUniqueAndDefaultsAreAmongThem() {
    // Then
    assertThat(Measures.names()).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9_]+"));
    assertThat(Measures.ALL).containsAll(Measures.DEFAULT);
    assertThat(Set.copyOf(Measures.names())).contains("psi", "ks");
  }

  @Test
  void oneValueFarOutLeavesEveryMeasureDefined() {
    // Given
    double[] far = draw(3, 300, 0.8);
    for (double value : new double[]{1e54, 1e60, 1e120, 1e200}) {
      far[0] = value;
      // When
      Map<String, Score> scores = scores(Profiles.numeric(REFERENCE), Profiles.numeric(far));
      // Then
      assertThat(scores).containsKeys("psi", "ks");
      assertThat(scores.values()).allSatisfy(score -> {
        assertThat(score.score()).isNotNaN();
        if (score.pValue() != null) {
          assertThat(score.pValue()).isBetween(0.0, 1.0);
        }
      });
    }
  }
}

package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.testing.Profiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every measure on samples that a profile holds exactly, against scipy 1.17.1. {@code src/test/oracle/every_measure.py}
 * wrote the samples and the numbers in {@code oracle/} and says how to run it.
 */
class EveryMeasureTest {
  private static final double LEVEL = 0.05;
  /** Their p-values are those of random permutations in the oracle, and of a law that approximates them here. */
  private static final Set<String> BY_PERMUTATION = Set.of("cramer_von_mises", "anderson_darling", "energy");
  /** Scores of texts and embeddings alone. */
  private static final Set<String> OF_OTHER_TYPES = Set.of("mmd", "cosine", "new_words", "words_psi",
      "non_letters_psi");

  record Expected(double score, @Nullable Double pValue) {}

  record Sample(String name, ColumnProfile reference, ColumnProfile window, Map<String, Expected> expected) {
    @Override
    public String toString() {
      return name;
    }

    List<Score> scores() {
      return Measures.score(Comparison.of(reference, window, LEVEL), Measures.ALL);
    }
  }

  static Stream<Sample> samples() throws IOException {
    Map<String, Map<String, Expected>> expected = new LinkedHashMap<>();
    for (String[] f : read("every_measure.csv")) {
      expected.computeIfAbsent(f[0], name -> new LinkedHashMap<>()).put(f[1],
          new Expected(Double.parseDouble(f[2]), f[3].isEmpty() ? null : Double.valueOf(f[3])));
    }
    return read("samples.csv").stream().map(f -> new Sample(f[0], profile(f[1], f[2].split(" ", -1)),
        profile(f[1], f[3].split(" ", -1)), Objects.requireNonNull(expected.get(f[0]))));
  }

  private static List<String[]> read(String resource) throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(EveryMeasureTest.class.getResourceAsStream("/oracle/" + resource)),
        StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  private static ColumnProfile profile(String type, String[] texts) {
    if (type.equals("categorical")) {
      List<@Nullable String> values = new ArrayList<>();
      for (String text : texts) {
        values.add(text.equals("null") ? null : text);
      }
      return Profiles.categorical(ProfileSettings.DEFAULT, values);
    }
    NumericProfile profile = Profiles.numeric(
        Stream.of(texts).filter(text -> !text.equals("null")).mapToDouble(Double::parseDouble).toArray());
    Stream.of(texts).filter("null"::equals).forEach(text -> profile.updateMistyped(Row.NULL));
    return profile;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void equalsScipy(Sample sample) {
    // When
    List<Score> scores = sample.scores();
    // Then
    assertThat(scores).extracting(Score::measure).containsExactlyInAnyOrderElementsOf(sample.expected().keySet());
    for (Score score : scores) {
      Expected scipy = Objects.requireNonNull(sample.expected().get(score.measure()));
      boolean signed = !score.measure().equals("z");
      assertThat(signed ? score.score() : Math.abs(score.score())).as(score.measure())
          .isCloseTo(scipy.score(), within(1e-9 * Math.max(1, Math.abs(scipy.score()))));
      assertThat(score.lower()).as(score.measure()).isEqualTo(score.score());
      assertThat(score.upper()).as(score.measure()).isEqualTo(score.score());
      if (scipy.pValue() != null) {
        assertThat(score.pValue()).as("p-value of " + score.measure()).isCloseTo(scipy.pValue(),
            within(BY_PERMUTATION.contains(score.measure()) ? 0.003 + 0.1 * scipy.pValue() : 1e-9));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void staysInItsScaleAndDetectsFromItsThresholdOn(Sample sample) {
    // When
    List<Score> scores = sample.scores();
    // Then
    assertThat(scores).allSatisfy(score -> {
      assertThat(score.score()).as(score.measure()).isBetween(score.scale().least(), score.scale().greatest());
      assertThat(score.n()).as(score.measure()).isBetween(1L, sample.reference().rows());
      assertThat(score.m()).as(score.measure()).isBetween(1L, sample.window().rows());
      if (score.threshold() != null) {
        assertThat(score.detected()).as(score.measure()).isEqualTo(score.score() > score.threshold());
      }
      if (score.pValue() != null) {
        assertThat(score.detected()).as(score.measure()).isEqualTo(score.pValue() < LEVEL);
      }
    });
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isTheScoreOfEqualSidesWhereTheyAre(Sample sample) {
    // When
    List<Score> scores = Measures.score(Comparison.of(sample.reference(), sample.reference(), LEVEL), Measures.ALL);
    // Then
    assertThat(scores).allSatisfy(score -> {
      assertThat(score.score()).as(score.measure()).isCloseTo(score.scale().equal(), within(1e-12));
      assertThat(score.detected()).as(score.measure()).isFalse();
    });
  }

  @Test
  void noMeasureIsLeftOut() throws IOException {
    // When
    Set<String> covered = samples().flatMap(sample -> sample.expected().keySet().stream()).collect(Collectors.toSet());
    // Then
    assertThat(Measures.names()).filteredOn(name -> !OF_OTHER_TYPES.contains(name))
        .containsExactlyInAnyOrderElementsOf(covered);
  }
}

package io.driftmeter.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.testing.Profiles;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Test;

/** What a change of texts or embeddings looks like must not decide whether it is found, nor whether chance is taken for one. */
class DescribedColumnsTest {
  private static final Judge JUDGE = new Judge(JudgeSettings.DEFAULT);

  /** How events are drawn. */
  private record World(String frequentWord, int longest, double nullRate, double lean, double scale) {
    static final World USUAL = new World("the", 20, 0.1, 0, 1);

    WindowProfile window(long seed, int rows) {
      Random random = new Random(seed);
      WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
      Row row = new Row(Columns.of(List.of(Column.text("text"), Column.embedding("embedding"))));
      for (int i = 0; i < rows; i++) {
        row.clear();
        if (random.nextDouble() >= nullRate) {
          row.setText(0, text(random));
        } else {
          row.setNull(0);
        }
        row.setVector(1, embedding(random));
        profile.update(row, i, false);
      }
      return profile;
    }

    /** Words that depend on each other, as those of one text do: a third of them belong to its topic. */
    private String text(Random random) {
      int topic = random.nextInt(4);
      return IntStream.range(0, 1 + random.nextInt(longest)).mapToObj(i -> switch (random.nextInt(3)) {
        case 0 -> "topic" + topic + "word" + random.nextInt(30);
        case 1 -> random.nextInt(4) == 0 ? frequentWord : "the";
        default -> "word" + (int) (1_000 * Math.pow(random.nextDouble(), 4));
      }).collect(Collectors.joining(" ", "", "."));
    }

    private double[] embedding(Random random) {
      double common = random.nextGaussian();
      double[] vector = IntStream.range(0, 24)
          .mapToDouble(j -> 1 + 0.5 * common * (j % 2) + 0.7 * random.nextGaussian())
          .toArray();
      vector[0] += lean;
      vector[1] -= lean;
      return IntStream.range(0, 24).mapToDouble(j -> scale * vector[j]).toArray();
    }
  }

  private static ColumnVerdict judge(World world, String column) {
    return JUDGE.judge(world.window(2, 2_000), Profiles.reference(World.USUAL.window(1, 4_000))).columns().stream()
        .filter(verdict -> verdict.column().name().equals(column)).findFirst().orElseThrow();
  }

  @Test
  void findsAWordThatBecameFrequentByTheVectorsAlone() {
    // When
    ColumnVerdict text = judge(new World("der", 20, 0.1, 0, 1), "text");
    // Then
    assertThat(text.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(text.reason()).startsWith("mmd ").contains("as plain as a PSI of");
  }

  @Test
  void findsLongerTextsAndSaysThatItIsTheirLength() {
    // When
    ColumnVerdict text = judge(new World("the", 60, 0.1, 0, 1), "text");
    // Then
    assertThat(text.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(text.reason()).matches("PSI of (characters|words) .*");
  }

  @Test
  void findsTextsThatAreMissing() {
    // When
    ColumnVerdict text = judge(new World("the", 20, 0.5, 0, 1), "text");
    // Then
    assertThat(text.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(text.reason()).startsWith("PSI of characters");
    assertThat(text.rows()).isEqualTo(2_000);
  }

  @Test
  void findsEmbeddingsThatTurnedThoughTheirNormStayed() {
    // When
    ColumnVerdict embedding = judge(new World("the", 20, 0.1, 0.8, 1), "embedding");
    // Then
    assertThat(embedding.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(embedding.reason()).startsWith("mmd ");
  }

  @Test
  void findsEmbeddingsThatGrewThoughTheirDirectionStayed() {
    // When
    ColumnVerdict embedding = judge(new World("the", 20, 0.1, 0, 1.2), "embedding");
    // Then
    assertThat(embedding.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(embedding.reason()).startsWith("PSI of norm");
  }

  @Test
  void takesNoMoreCleanWindowsForSignificantThanTheLevel() {
    int windows = 200;
    int[] significant = new int[2];
    for (int i = 0; i < windows; i++) {
      // Given
      WindowProfile reference = World.USUAL.window(2L * i + 10, 500);
      WindowProfile window = World.USUAL.window(2L * i + 11, 200);
      // When
      WindowVerdict verdict = JUDGE.judge(window, Profiles.reference(reference));
      // Then
      for (int column = 0; column < 2; column++) {
        Evidence evidence = verdict.columns().get(column).evidence();
        assertThat(evidence).isNotNull();
        significant[column] += evidence != null && evidence.pValue() < 0.05 ? 1 : 0;
      }
    }
    // Were the level held exactly, more than this would be seen once in ten thousand times.
    int most = BinomialDistribution.of(windows, 0.05).inverseSurvivalProbability(1e-4);
    assertThat(significant[0]).as("texts").isLessThanOrEqualTo(most);
    assertThat(significant[1]).as("embeddings").isLessThanOrEqualTo(most);
  }

  @Test
  void equalConstantsDifferInNothing() {
    // Given
    WindowProfile[] sides = new WindowProfile[2];
    Row row = new Row(Columns.of(List.of(Column.text("text"), Column.embedding("embedding"))));
    for (int side = 0; side < 2; side++) {
      sides[side] = new WindowProfile(ProfileSettings.DEFAULT);
      for (int i = 0; i < 300 + 77 * side; i++) {
        row.setText(0, "always the same words");
        row.setVector(1, new double[]{0.1, 0.2, 0.3});
        sides[side].update(row, i, false);
      }
    }
    // When
    WindowVerdict verdict = JUDGE.judge(sides[1], Profiles.reference(sides[0]));
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.STABLE);
    assertThat(verdict.columns()).allSatisfy(column -> {
      assertThat(column.evidence()).isNotNull();
      assertThat(column.evidence()).extracting(Evidence::pValue).isEqualTo(1.0);
      assertThat(column.evidence()).extracting(Evidence::effect).isEqualTo(0.0);
    });
  }
}

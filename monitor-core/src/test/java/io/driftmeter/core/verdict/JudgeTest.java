package io.driftmeter.core.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.testing.Profiles;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final double NULL = Double.NaN;
  private final Judge judge = new Judge(JudgeSettings.DEFAULT);
  private final Random random = new Random(11);

  private WindowVerdict judge(double[] reference, double[] window) {
    return judge.judge(Profiles.window(Map.of("x", window)),
        Profiles.reference(Profiles.window(Map.of("x", reference))));
  }

  private double[] normal(double mean, int size) {
    return DoubleStream.generate(random::nextGaussian).limit(size).map(x -> x + mean).toArray();
  }

  private static double[] constant(double value, int size) {
    return DoubleStream.generate(() -> value).limit(size).toArray();
  }

  private static WindowProfile categories(List<@Nullable String> values) {
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(List.of(Column.categorical("x"))));
    for (String value : values) {
      row.clear();
      if (value != null) {
        row.setText(0, value);
      }
      profile.update(row, 0, false);
    }
    return profile;
  }

  @Test
  void seesAShiftThatMattersAndSaysHowLargeItIs() {
    // When
    WindowVerdict verdict = judge(normal(0, 20_000), normal(0.5, 2_000));
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(verdict.reason()).startsWith("1 of 1 columns drifted, most: x (PSI 0.2");
    assertThat(verdict.columns().getFirst().reason()).matches(
        "PSI 0\\.2\\d\\d \\(0\\.\\d{3} to 0\\.\\d{3}\\), 0\\.2\\d\\d beyond chance, 0\\.1 matters; p < 1e-12; "
            + "n 20,000, m 2,000");
  }

  @Test
  void letsPassADifferenceThatIsCertainButTooSmallToMatter() {
    // When
    WindowVerdict verdict = judge(normal(0, 50_000), normal(0.1, 50_000));
    // Then
    ColumnVerdict column = verdict.columns().getFirst();
    assertThat(column.verdict()).isEqualTo(Verdict.STABLE);
    assertThat(column.scores()).filteredOn(score -> score.measure().equals("psi")).singleElement()
        .satisfies(psi -> assertThat(psi.detected()).isTrue());
    assertThat(verdict.reason()).startsWith("none of 1 columns drifted; farthest: x (PSI 0.0");
  }

  @Test
  void staysSilentOnSmallCleanWindowsWhereAFixedThresholdOfPsiDoesNot() {
    // Given: 200 windows of 300 rows in which nothing changed
    int fixedThreshold = 0;
    int drifted = 0;
    for (int i = 0; i < 200; i++) {
      // When
      ColumnVerdict verdict = judge(normal(0, 300), normal(0, 300)).columns().getFirst();
      drifted += verdict.verdict() == Verdict.DRIFTED ? 1 : 0;
      fixedThreshold += verdict.scores().getFirst().score() > 0.1 ? 1 : 0;
    }
    // Then: at level 0.01, more than 8 of 200 have a probability of 0.02%
    assertThat(drifted).isLessThan(9);
    assertThat(fixedThreshold).isGreaterThan(drifted);
  }

  @Test
  void aConstantThatStaysIsNotDriftHoweverUnequalTheSides() {
    // When
    WindowVerdict verdict = judge(constant(3, 100_000), constant(3, 50));
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.STABLE);
    assertThat(verdict.columns().getFirst().scores()).allSatisfy(score -> {
      assertThat(score.score()).isZero();
      assertThat(score.detected()).isFalse();
    });
  }

  @Test
  void aConstantThatChangesIsDriftEvenDownwards() {
    // When
    Verdict down = judge(constant(3, 1_000), constant(2, 1_000)).verdict();
    Verdict noise = judge(constant(3, 1_000), Arrays.stream(normal(0, 1_000)).map(x -> -Math.abs(x)).toArray())
        .verdict();
    // Then
    assertThat(down).isEqualTo(Verdict.DRIFTED);
    assertThat(noise).isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void identicalSidesScoreNothing() {
    // Given
    double[] values = IntStream.range(0, 400).mapToDouble(i -> i).toArray();
    // When
    ColumnVerdict verdict = judge(values, values).columns().getFirst();
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.STABLE);
    assertThat(verdict.scores()).hasSize(5).allSatisfy(score -> assertThat(score.score()).isZero());
  }

  @Test
  void disjointSidesAreDriftWithFiniteScores() {
    // When
    ColumnVerdict verdict = judge(normal(0, 5_000), normal(1e6, 5_000)).columns().getFirst();
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(verdict.scores()).allSatisfy(score -> assertThat(score.upper()).isFinite());
    assertThat(verdict.scores()).filteredOn(score -> score.measure().equals("ks")).singleElement()
        .extracting(Score::score).isEqualTo(1.0);
  }

  @Test
  void valuesThatBecomeNullAreDrift() {
    // When
    WindowVerdict gone = judge(normal(0, 1_000), constant(NULL, 1_000));
    WindowVerdict both = judge(constant(NULL, 1_000), constant(NULL, 500));
    WindowVerdict cameBack = judge(constant(NULL, 1_000), normal(0, 1_000));
    // Then
    assertThat(gone.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(both.verdict()).isEqualTo(Verdict.STABLE);
    assertThat(cameBack.verdict()).isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void aValueFromNowhereIsSeenAlthoughTheReferenceExpectsNone() {
    // Given: a sentinel in 3% of a small window, where the pooled share expects one row
    double[] reference = IntStream.range(0, 60_000).mapToDouble(i -> i % 10).toArray();
    double[] window = IntStream.range(0, 1_000).mapToDouble(i -> i % 33 == 0 ? -999 : i % 10).toArray();
    // When
    WindowVerdict verdict = judge(reference, window);
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void saysWhichCountWasTooSmall() {
    // When
    ColumnVerdict window = judge(normal(0, 1_000), normal(5, 12)).columns().getFirst();
    ColumnVerdict reference = judge(normal(0, 1), normal(5, 1_000)).columns().getFirst();
    // Then
    assertThat(window.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(window.reason()).isEqualTo("12 values in the window; 30 are needed");
    assertThat(reference.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(reference.reason()).isEqualTo("1 values in reference 'baseline'; 30 are needed");
  }

  @Test
  void hasAnAnswerForASingleRowOnEachSide() {
    // Given
    Judge lenient = new Judge(new JudgeSettings(0.01, 0, 1));
    // When
    WindowVerdict verdict = lenient.judge(Profiles.window(Map.of("x", new double[]{1})),
        Profiles.reference(Profiles.window(Map.of("x", new double[]{2}))));
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.STABLE);
  }

  @Test
  void withoutAReferenceThatIsTheVerdict() {
    // When
    WindowVerdict verdict = judge.judge(Profiles.window(Map.of("x", normal(0, 100))), null);
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.NO_REFERENCE);
    assertThat(verdict.reason()).isEqualTo("there is no reference to compare 100 rows with");
    assertThat(verdict.columns()).singleElement().extracting(ColumnVerdict::verdict).isEqualTo(Verdict.NO_REFERENCE);
  }

  @Test
  void namesColumnsThatOneSideLacks() {
    // Given
    WindowProfile window = Profiles.window(Map.of("new", normal(0, 100)));
    WindowProfile reference = Profiles.window(Map.of("gone", normal(0, 100)));
    // When
    WindowVerdict verdict = judge.judge(window, Profiles.reference(reference));
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(verdict.columns()).extracting(ColumnVerdict::reason).containsExactly(
        "reference 'baseline' does not have this column",
        "no event of the window has this column; reference 'baseline' has 100 rows of it");
    assertThat(verdict.columnsJudged()).isZero();
  }

  @Test
  void doesNotCompareAColumnWhoseTypeChanged() {
    // When
    WindowVerdict verdict = judge.judge(categories(Profiles.repeat("1", 100)),
        Profiles.reference(Profiles.window(Map.of("x", constant(1, 100)))));
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.NO_REFERENCE);
    assertThat(verdict.columns().getFirst().reason())
        .isEqualTo("the column is categorical here and numeric in reference 'baseline'");
  }

  @Test
  void comparesCategoriesPastTheCapWithoutInventingDrift() {
    // Given: 5,000 ids and one frequent value, which doubles its share in the second window
    List<@Nullable String> reference = IntStream.range(0, 40_000)
        .mapToObj(i -> random.nextInt(5) == 0 ? "often" : "id " + random.nextInt(5_000)).toList();
    List<@Nullable String> same = IntStream.range(0, 20_000)
        .mapToObj(i -> random.nextInt(5) == 0 ? "often" : "id " + random.nextInt(5_000)).toList();
    List<@Nullable String> changed = IntStream.range(0, 20_000)
        .mapToObj(i -> random.nextInt(5) < 2 ? "often" : "id " + random.nextInt(5_000)).toList();
    // When
    WindowVerdict stable = judge.judge(categories(same), Profiles.reference(categories(reference)));
    WindowVerdict drifted = judge.judge(categories(changed), Profiles.reference(categories(reference)));
    // Then
    assertThat(stable.verdict()).isEqualTo(Verdict.STABLE);
    assertThat(drifted.verdict()).isEqualTo(Verdict.DRIFTED);
  }

  @Test
  void judgesColumnsTogetherSoThatManyColumnsDoNotMeanManyFalseAlarms() {
    // Given: 400 clean columns, of which about four have a p-value below the level of 0.01
    Map<String, double[]> reference = new HashMap<>();
    Map<String, double[]> window = new HashMap<>();
    for (int column = 0; column < 400; column++) {
      reference.put("c" + column, normal(0, 300));
      window.put("c" + column, normal(0, 300));
    }
    reference.put("moved", normal(0, 300));
    window.put("moved", normal(2, 300));
    // When
    WindowVerdict verdict = judge.judge(Profiles.window(window), Profiles.reference(Profiles.window(reference)));
    // Then
    assertThat(verdict.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(verdict.columnsJudged()).isEqualTo(401);
    assertThat(verdict.columns()).filteredOn(column -> column.verdict() == Verdict.DRIFTED)
        .extracting(column -> column.column().name()).containsExactly("moved");
  }

  @Test
  void whatCleanWindowsDifferByIsNoDrift() {
    // Given: a shift that independent rows would never show, in a column whose clean windows differ as much
    WindowProfile window = Profiles.window(Map.of("x", normal(0.5, 2_000)));
    Reference reference = Profiles.reference(Profiles.window(Map.of("x", normal(0, 20_000))));
    ColumnVerdict independent = judge.judge(window, reference).columns().getFirst();
    double ratio = Objects.requireNonNull(independent.evidence()).ratio();
    Dispersion learned = Dispersion.NONE.plus(ratio * 0.8).plus(ratio).plus(ratio * 0.7);
    // When
    ColumnVerdict verdict = judge.judge(window, reference, column -> learned).columns().getFirst();
    // Then
    assertThat(independent.verdict()).isEqualTo(Verdict.DRIFTED);
    assertThat(verdict.verdict()).isEqualTo(Verdict.STABLE);
    assertThat(Objects.requireNonNull(verdict.evidence()).dispersion()).isEqualTo(learned);
    assertThat(verdict.evidence().effectLower()).isZero();
  }

  @Test
  void statesTheEffectWithItsInterval() {
    // Given: PSI of two normal distributions half a standard deviation apart is 0.25, a little less in ten bins
    // When
    Evidence evidence = Objects
        .requireNonNull(judge(normal(0, 50_000), normal(0.5, 5_000)).columns().getFirst().evidence());
    // Then
    assertThat(evidence.effect()).isBetween(0.2, 0.28);
    assertThat(evidence.effectLower()).isBetween(0.15, evidence.effect());
    assertThat(evidence.effectUpper()).isBetween(evidence.effect(), 0.33);
  }

  @Test
  void aColumnThatCannotBeJudgedCostsTheOthersNothing() {
    // Given
    WindowProfile window = Profiles.window(Map.of("good", normal(2, 300), "bad", normal(0, 300)));
    Reference reference = Profiles.reference(Profiles.window(Map.of("good", normal(0, 300), "bad", normal(0, 300))));
    // When
    WindowVerdict verdict = judge.judge(window, reference, column -> {
      if (column.equals("bad")) {
        throw new IllegalStateException("state is damaged");
      }
      return Dispersion.NONE;
    });
    // Then
    assertThat(verdict.columns()).filteredOn(column -> column.column().name().equals("bad")).singleElement()
        .satisfies(bad -> {
          assertThat(bad.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
          assertThat(bad.reason()).isEqualTo("comparing it with reference 'baseline' failed: "
              + "java.lang.IllegalStateException: state is damaged");
        });
    assertThat(verdict.columnsDrifted()).isEqualTo(1);
  }

  @Test
  void combinesTheEvidenceOfAllColumns() {
    // Given: twenty columns that moved too little for any to be sure of
    Map<String, double[]> reference = new HashMap<>();
    Map<String, double[]> window = new HashMap<>();
    for (int column = 0; column < 20; column++) {
      reference.put("c" + column, normal(0, 1_000));
      window.put("c" + column, normal(0.15, 300));
    }
    // When
    WindowVerdict verdict = judge.judge(Profiles.window(window), Profiles.reference(Profiles.window(reference)));
    WindowVerdict constant = judge(constant(1, 100), constant(1, 100));
    // Then
    assertThat(verdict.combinedP().orElseThrow()).isLessThan(0.05);
    assertThat(verdict.driftedShare()).hasValue(0);
    assertThat(constant.combinedP()).as("no column could differ").isEmpty();
  }

  @Test
  void testsColumnsTogetherAsItIsTold() {
    // Given: many columns whose evidence is just enough if they are independent
    Map<String, double[]> reference = new HashMap<>();
    Map<String, double[]> window = new HashMap<>();
    for (int column = 0; column < 30; column++) {
      reference.put("c" + column, normal(0, 2_000));
      window.put("c" + column, normal(0.15, 500));
    }
    WindowProfile profile = Profiles.window(window);
    Reference compared = Profiles.reference(Profiles.window(reference));
    // When
    int independent = new Judge(new JudgeSettings(0.05, 0, 30, Correction.BH, List.of())).judge(profile, compared)
        .columnsDrifted();
    int dependent = new Judge(new JudgeSettings(0.05, 0, 30, Correction.BY, List.of())).judge(profile, compared)
        .columnsDrifted();
    // Then
    assertThat(dependent).isLessThan(independent);
  }
}

package io.driftmeter.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.PopulationStability;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.TextProfile;
import io.driftmeter.core.testing.Profiles;
import io.driftmeter.core.testing.RealData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whoever is woken reads the sentence first: it must be true, and say what matters. */
class ExplainerTest {
  @Test
  void aShiftIsToldByTheMedian() {
    // When
    Explanation explanation = explain(normal(1, x -> x), normal(2, x -> x + 1.2));

    // Then
    assertThat(explanation.change()).isInstanceOfSatisfying(Change.Quantile.class, it -> {
      assertThat(it.rank()).isEqualTo(0.5);
      assertThat(it.after() - it.before()).isCloseTo(1.2, within(0.1));
    });
    assertThat(explanation.change().direction()).isEqualTo(Change.Direction.UP);
  }

  @Test
  void anotherUnitIsToldByItsFactor() {
    // Given
    double[] miles = normal(1, x -> Math.exp(x / 2 + 1));
    double[] kilometres = normal(2, x -> 1.609 * Math.exp(x / 2 + 1));

    // When
    Explanation explanation = explain(miles, kilometres);

    // Then
    assertThat(explanation.change()).isInstanceOfSatisfying(Change.Quantile.class,
        it -> assertThat(it.factor()).isCloseTo(1.609, within(0.06)));
    assertThat(explanation.sentence()).contains("every quantile times about 1.");
  }

  @Test
  void aWiderSpreadIsToldByTheMiddleHalf() {
    // When
    Explanation wider = explain(normal(1, x -> x), normal(2, x -> 2 * x));
    Explanation narrower = explain(normal(1, x -> x), normal(2, x -> x / 2));

    // Then
    assertThat(wider.sentence()).startsWith("x spread out: middle half -0.6").contains(" → -1.3");
    assertThat(narrower.sentence()).startsWith("x narrowed: middle half");
  }

  @Test
  void aHeavierTailIsToldByTheQuantileThatMoved() {
    // Given
    double[] tail = normal(2, x -> x > 1.2 ? x * 4 : x);

    // When
    Explanation explanation = explain(normal(1, x -> x), tail);

    // Then
    assertThat(explanation.sentence()).startsWith("x moved up at its upper end: 9");
  }

  @Test
  void anEndThatMovedMuchFartherThanTheMedianIsToldInstead() {
    // When
    Explanation explanation = explain(normal(1, x -> x), normal(2, x -> x > 0.5 ? 0.5 + x / 10 : x + 0.15));

    // Then
    assertThat(explanation.sentence()).startsWith("x moved down at its upper end: ");
  }

  @Test
  void aValueThatWasNearlyAllIsToldByItsShare() {
    // Given
    double[] mostlyZero = normal(1, x -> x > 1.7 ? x : 0);
    double[] lessOften = normal(2, x -> x > 0 ? x : 0);

    // When
    Explanation explanation = explain(mostlyZero, lessOften);

    // Then
    assertThat(explanation.sentence()).matches("x changed: above 0 in 4\\.5% → (49|50)%, 0 in 95\\.5% → 5[01]%");
  }

  @Test
  void nullsAreToldWhenTheyAreMostOfIt() {
    // Given
    double[] withNaN = normal(2, x -> x > 1 ? Double.NaN : x);

    // When
    Explanation explanation = explain(normal(1, x -> x > 3 ? Double.NaN : x), withNaN);

    // Then
    assertThat(explanation.sentence()).matches("x changed: NaN in 0\\.\\d+% → 1[67]%");
  }

  @Test
  void constantsAndHandfulsAreToldByTheirValues() {
    // Then
    assertThat(explain(times(500, 7), times(500, 9)).sentence()).isEqualTo("x moved up: always 7 → always 9");
    assertThat(explain(times(500, 7), normal(1, x -> x)).sentence()).isEqualTo("x varies now, was always 7");
    assertThat(explain(normal(1, x -> x), times(500, 7)).sentence()).isEqualTo("x varies no more, is always 7");
    assertThat(explain(mix(900, 0, 100, 1), mix(600, 0, 400, 1)).sentence())
        .isEqualTo("x changed: 1 in 10% → 40%, 0 in 90% → 60%");
    assertThat(explain(times(500, Double.POSITIVE_INFINITY), times(500, Double.NEGATIVE_INFINITY)).sentence())
        .isEqualTo("x changed: new -infinity in 100%, no more infinity, was in 100%");
  }

  @Test
  void valuesThatDoNotMeetStillHaveAMedian() {
    // When
    Explanation explanation = explain(normal(1, x -> x), normal(2, x -> x + 100));

    // Then
    assertThat(explanation.sentence()).startsWith("x moved up: median ").contains(" → 100");
  }

  @Test
  void categoriesAreToldWithTheNewAndTheGone() {
    // Given
    ColumnProfile reference = categorical("cash", 310, "card", 600, "cheque", 90);
    ColumnProfile window = categorical("cash", 120, "card", 780, "wallet\nnew", 100);

    // When
    Explanation explanation = Explainer.explain(reference, window, 0.5);

    // Then
    assertThat(explanation.sentence()).isEqualTo(
        "x changed: new 'wallet new' in 10%, no more 'cheque', was in 9%, 'cash' in 31% → 12%");
  }

  @Test
  void aColumnThatBecomesNullSaysSo() {
    // When
    Explanation explanation = Explainer.explain(categorical("a", 500, "b", 500), categorical("a", 10, null, 990), 0.5);

    // Then
    assertThat(explanation.sentence()).contains("new null in 99%");
  }

  @Test
  void thePartsAddUpToThePsi() {
    // Given
    ColumnProfile reference = Profiles.numeric(normal(1, x -> x));
    ColumnProfile window = Profiles.numeric(normal(2, x -> x + 0.5));
    double psi = new PopulationStability().score(Comparison.of(reference, window, 0.01)).orElseThrow().score();

    // When
    Explanation explanation = Explainer.explain(reference, window, 0.5);

    // Then
    assertThat(explanation.moved().stream().mapToDouble(MovedPart::contribution).sum()).isCloseTo(psi, within(1e-12));
    assertThat(explanation.moved()).isSortedAccordingTo((a, b) -> Double.compare(b.contribution(), a.contribution()));
  }

  @Test
  void electricityIsToldAsItWas() throws IOException {
    // Given: before row 17,424 the three columns are constant, afterwards they vary (data/README.md)
    RealData all = RealData.read("elec2/electricity.csv.gz");

    // When
    Explanation price = explain(all.rows(0, 17_424).column("vicprice"), all.rows(17_424, 45_312).column("vicprice"));

    // Then
    assertThat(price.sentence()).isEqualTo("vicprice varies now, was always 0.00347".replace("vicprice", "x"));
  }

  @Test
  void aTextIsToldByTheNumberThatDescribesIt() {
    // Given
    List<String> words = List.of("the driver was kind", "a long way home", "late again", "never on time");

    // When
    Explanation shorter = Explainer.explain(texts(words, 3), texts(words, 1), 0.5);

    // Then
    assertThat(shorter.sentence()).startsWith("x (words) changed: ");
  }

  /** So many of the sentences in each text, in turns. */
  private static ColumnProfile texts(List<String> sentences, int each) {
    Column column = new Column("x", ColumnType.TEXT, ColumnRole.FEATURE);
    Row row = new Row(Columns.of(List.of(column)));
    TextProfile profile = new TextProfile(column, ProfileSettings.DEFAULT);
    for (int i = 0; i < 1_000; i++) {
      int first = i;
      row.setText(0, IntStream.range(0, each).mapToObj(j -> sentences.get((first + j * first) % sentences.size()))
          .collect(Collectors.joining(" ")));
      profile.update(row, 0);
    }
    return profile;
  }

  @Test
  void severalSlicesAndWhenItBeganAreInTheSentence() {
    // Given
    Explanation explanation = explain(times(500, 7), times(500, 9)).since(1_740_794_700_000L).blaming(List.of(
        new Blame(Blame.Dimension.SEGMENT, "vendor",
            List.of(new Blame.Slice("2", 100, 3), new Blame.Slice("4", 100, 2)),
            3, null),
        new Blame(Blame.Dimension.SCHEMA, "schema", List.of(new Blame.Slice("42", 100, 3)), 0, 1_740_794_700_000L)));

    // Then
    assertThat(explanation.sentence()).isEqualTo(
        "x moved up: always 7 → always 9, from 2025-03-01 02:05 UTC, only vendor=2 and vendor=4, since schema 42");
  }

  @Test
  void numbersHaveTheDigitsThatTellThemApart() {
    // Then
    assertThat(Plain.pair(1.9, 3.1, " → ")).isEqualTo("1.9 → 3.1");
    assertThat(Plain.pair(1_234_567, 1_234_569, " → ")).isEqualTo("1,234,567 → 1,234,569");
    assertThat(Plain.pair(0.1234561, 0.1234572, " → ")).isEqualTo("0.123456 → 0.123457");
    assertThat(Plain.number(0.000_001_234)).isEqualTo("1.23e-6");
    assertThat(Plain.number(-12.3456)).isEqualTo("-12.3");
    assertThat(Plain.number(0)).isEqualTo("0");
    assertThat(Plain.share(0.000_01)).isEqualTo("<0.01%");
    assertThat(Plain.share(0.9995)).isEqualTo("99.95%");
    assertThat(Plain.share(0.31)).isEqualTo("31%");
    assertThat(Plain.shares(0.3101, 0.3149)).isEqualTo("31.01% → 31.49%");
  }

  private static Explanation explain(double[] reference, double[] window) {
    return Explainer.explain(Profiles.numeric(reference), Profiles.numeric(window), 0.5);
  }

  private static double[] normal(long seed, DoubleUnaryOperator change) {
    Random random = new Random(seed);
    return DoubleStream.generate(random::nextGaussian).limit(5_000).map(change).toArray();
  }

  private static double[] times(int count, double value) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }

  private static double[] mix(int count, double value, int otherCount, double other) {
    return DoubleStream.concat(Arrays.stream(times(count, value)), Arrays.stream(times(otherCount, other))).toArray();
  }

  /** Pairs of a category and how often. */
  private static ColumnProfile categorical(@Nullable Object... pairs) {
    List<@Nullable String> values = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.addAll(Profiles.repeat((String) pairs[i], (Integer) pairs[i + 1]));
    }
    return Profiles.categorical(ProfileSettings.DEFAULT, values);
  }
}

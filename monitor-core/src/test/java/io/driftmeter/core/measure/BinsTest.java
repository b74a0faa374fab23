package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.testing.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static double[] repeat(double value, int times) {
    return IntStream.range(0, times).mapToDouble(i -> value).toArray();
  }

  private static double[] concat(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void givesEveryFewValuedNumberItsOwnBin() {
    // Given
    double[] reference = concat(repeat(1, 50), repeat(2, 30), repeat(3, 20));
    double[] window = concat(repeat(1, 20), repeat(2, 30), repeat(3, 50));
    // When
    Bins bins = Bins.of(Profiles.numeric(reference), Profiles.numeric(window));
    // Then
    assertThat(bins.bins()).containsExactly(
        new Bin(List.of(new BinPart.Range(-INFINITY, 1)), 50, 20, 0, 0),
        new Bin(List.of(new BinPart.Range(1, 2)), 30, 30, 0, 0),
        new Bin(List.of(new BinPart.Range(2, INFINITY)), 20, 50, 0, 0));
    assertThat(bins.chance()).isEqualTo(1 / 100.0 + 1 / 100.0);
  }

  @Test
  void dividesManyValuesAtTheDecilesOfTheReference() {
    // Given
    double[] reference = IntStream.range(0, 1_000).mapToDouble(i -> i).toArray();
    // When
    Bins bins = Bins.of(Profiles.numeric(new ProfileSettings(2048, 10), reference),
        Profiles.numeric(new ProfileSettings(2048, 10), reference));
    // Then
    assertThat(bins.bins()).hasSize(10).allSatisfy(bin -> assertThat(bin.reference()).isEqualTo(100));
    assertThat(bins.bins().get(1).parts()).containsExactly(new BinPart.Range(99, 199));
  }

  @Test
  void joinsNeighboursThatExpectFewerThanFiveRowsAndKeepsEveryRow() {
    // Given
    double[] reference = concat(repeat(1, 2), repeat(2, 2), repeat(3, 96));
    // When
    Bins bins = Bins.of(Profiles.numeric(reference), Profiles.numeric(reference));
    // Then
    assertThat(bins.bins()).extracting(Bin::reference).containsExactly(96.0, 4.0);
  }

  /** The p-values by scipy 1.17.1: hypergeom.sf(k - 1, 10300, 10 + k, 300) less half of pmf(k), twice. */
  @ParameterizedTest
  @CsvSource({"4, 0.0005930663947536473", "5, 5.021241128469996e-05"})
  void comparesAFlagThatIsTooRareForABinExactly(int found, double pValue) {
    // Given
    double[] reference = concat(repeat(1, 10), repeat(0, 9_990));
    double[] window = concat(repeat(1, found), repeat(0, 300 - found));
    // When
    Bins bins = Bins.of(Profiles.numeric(reference), Profiles.numeric(window));
    // Then
    assertThat(bins.size()).isEqualTo(2);
    assertThat(ChanceTest.of(bins).pValue()).isCloseTo(pValue, withinPercentage(1e-4));
  }

  @Test
  void givesNullsNaNAndInfinitiesBinsOfTheirOwn() {
    // Given
    double[] values = concat(repeat(1, 20), repeat(Double.NaN, 20), repeat(INFINITY, 20), repeat(-INFINITY, 20));
    NumericProfile profile = Profiles.numeric(values);
    IntStream.range(0, 20).forEach(i -> profile.updateMistyped(Row.NULL));
    // When
    Bins bins = Bins.of(profile, profile);
    // Then
    assertThat(bins.bins()).extracting(Bin::parts).containsExactly(List.of(BinPart.Special.NEGATIVE_INFINITY),
        List.of(new BinPart.Range(-INFINITY, INFINITY)), List.of(BinPart.Special.POSITIVE_INFINITY),
        List.of(BinPart.Special.NOT_A_NUMBER), List.of(BinPart.Special.NULL));
    assertThat(bins.referenceRows()).isEqualTo(100);
  }

  @Test
  void givesAValueThatFillsADecileARangeOfItsOwn() {
    // Given: half zeros; without its own range, what appears just below zero would hide
    Random random = new Random(1);
    double[] reference = concat(repeat(0, 500), random.doubles(500, 1, 2).toArray());
    double[] window = concat(repeat(-0.5, 500), random.doubles(500, 1, 2).toArray());
    // When
    Bins bins = Bins.of(Profiles.numeric(reference), Profiles.numeric(window));
    // Then
    assertThat(bins.bins()).filteredOn(bin -> bin.reference() == 500).singleElement().extracting(Bin::window)
        .isEqualTo(0.0);
  }

  @Test
  void treatsARareCategoryAsOneOfManyUnlessChanceCannotExplainIt() {
    // Given
    List<String> reference = IntStream.range(0, 50_000).mapToObj(i -> i % 2 == 0 ? "a" : "b").toList();
    List<String> window = new ArrayList<>(reference.subList(0, 1_000));
    // When
    window.addAll(List.of("new", "new", "new", "new", "new", "new"));
    Bins unlikely = Bins.of(categorical(reference), categorical(window));
    Bins likely = Bins.of(categorical(reference), categorical(window.subList(0, 1_001)));
    // Then
    assertThat(unlikely.bins()).extracting(Bin::parts).contains(List.of(new BinPart.Category("new")));
    assertThat(likely.bins()).hasSize(2);
  }

  private static CategoricalProfile categorical(List<String> values) {
    return Profiles.categorical(ProfileSettings.DEFAULT, new ArrayList<>(values));
  }

  @Test
  void refusesToCompareDifferentTypes() {
    // Then
    assertThatIllegalArgumentException().isThrownBy(() -> Bins.of(Profiles.numeric(1), Profiles.categorical("a")))
        .withMessageContaining("'x' is categorical in the window and numeric in the reference");
  }
}

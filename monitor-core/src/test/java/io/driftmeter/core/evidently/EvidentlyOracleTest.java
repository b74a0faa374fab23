package io.driftmeter.core.evidently;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.testing.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every test of Evidently 0.7.23, called one by one, and its default choice. {@code src/test/oracle/evidently_scores.py}
 * wrote the samples and the numbers in {@code oracle/} and says how to run it.
 */
class EvidentlyOracleTest {
  record Expected(String test, double score, boolean drifted, boolean isDefault) {}

  record Sample(String name, String type, String reference, String current, List<Expected> expected) {
    @Override
    public String toString() {
      return name;
    }

    RawColumn column() throws IOException {
      List<String> one = values(reference);
      List<String> other = values(current);
      return type.equals("categorical")
          ? new RawCategories(one, other)
          : new RawNumbers(numbers(one), numbers(other), type.equals("integer"));
    }

    /** Written out, or as {@code file:column:from:to} of the real data. */
    private static List<String> values(String text) throws IOException {
      String[] rows = text.split(":", -1);
      if (rows.length < 4) {
        return List.of(text.split(" ", -1));
      }
      List<String> lines = lines(rows[0]);
      int column = List.of(lines.getFirst().split(",", -1)).indexOf(rows[1]);
      return lines.subList(1 + Integer.parseInt(rows[2]), 1 + Integer.parseInt(rows[3])).stream()
          .map(line -> line.split(",", -1)[column]).filter(value -> !value.isEmpty()).toList();
    }

    private static List<String> lines(String set) throws IOException {
      return switch (set) {
        case "bike" -> RealData.lines("bike/bike_sharing_dataset.zip", "hour.csv");
        case "elec2" -> RealData.lines("elec2/electricity.csv.gz");
        case "adult" -> RealData.lines("adult/adult.csv.gz");
        default -> throw new IllegalArgumentException("no data set '" + set + "'");
      };
    }

    private static double[] numbers(List<String> texts) {
      return texts.stream().mapToDouble(Double::parseDouble).toArray();
    }
  }

  static Stream<Sample> samples() throws IOException {
    Map<String, List<Expected>> expected = new LinkedHashMap<>();
    for (String[] f : read("evidently.csv")) {
      expected.computeIfAbsent(f[0], name -> new ArrayList<>()).add(
          new Expected(f[1], Double.parseDouble(f[2]), Boolean.parseBoolean(f[3]), Boolean.parseBoolean(f[4])));
    }
    return read("evidently_samples.csv").stream()
        .map(f -> new Sample(f[0], f[1], f[2], f[3], Objects.requireNonNull(expected.get(f[0]))));
  }

  private static List<String[]> read(String resource) throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(EvidentlyOracleTest.class.getResourceAsStream("/oracle/" + resource)),
        StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void equalsEvidently(Sample sample) throws IOException {
    // Given
    RawColumn column = sample.column();
    for (Expected expected : sample.expected()) {
      EvidentlyTest test = Stream.of(EvidentlyTest.values()).filter(it -> it.label().equals(expected.test()))
          .findFirst().orElseThrow();
      // When
      double score = test.score(column);
      // Then
      assertThat(score).as(test.label()).isCloseTo(expected.score(), within(1e-9 * Math.max(1, expected.score())));
      assertThat(test.isDrift(score)).as(test.label()).isEqualTo(expected.drifted());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void choosesTheTestThatEvidentlyChooses(Sample sample) throws IOException {
    // When
    EvidentlyVerdict verdict = EvidentlyVerdict.of(sample.column());
    // Then
    assertThat(sample.expected()).filteredOn(Expected::isDefault)
        .allSatisfy(expected -> {
          assertThat(verdict.test().label()).isEqualTo(expected.test());
          assertThat(verdict.drifted()).isEqualTo(expected.drifted());
        });
  }
}

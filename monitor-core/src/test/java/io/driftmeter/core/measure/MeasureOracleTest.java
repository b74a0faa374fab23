package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.testing.Exact;
import io.driftmeter.core.testing.Profiles;
import io.driftmeter.core.testing.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every measure on every column of the real data, against exact values of scipy 1.17.1. The numbers are in
 * {@code oracle/measures.csv}; {@code src/test/oracle/measures.py} wrote them and says how to run it.
 */
class MeasureOracleTest {
  private static final Map<String, RealData> REFERENCES = new HashMap<>();
  private static final Map<String, RealData> WINDOWS = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    RealData analysis = RealData.read("employment_MA/analysis_2016_2018.csv.gz");
    RealData reference = RealData.read("employment_MA/reference_2015.csv.gz");
    add("employment 2016", reference, analysis.rows(0, 69_126));
    add("employment 2017", reference, analysis.rows(69_126, 138_761));
    add("employment 2018", reference, analysis.rows(138_761, 208_892));
    RealData electricity = RealData.read("elec2/electricity.csv.gz");
    add("elec2", electricity.rows(0, 17_760), electricity.rows(17_760, 45_312));
    RealData train = RealData.read("insects/AedesSex.train.csv.gz");
    RealData test = RealData.read("insects/AedesSex.test.csv.gz");
    add("insects before", train, test.rows(0, 2_000));
    add("insects after", train, test.rows(2_000, 4_000));
  }

  private static void add(String set, RealData reference, RealData window) {
    REFERENCES.put(set, reference);
    WINDOWS.put(set, window);
  }

  record Expected(String set, String column, boolean counted, int bins, Map<String, Double> scores, double chi2PValue) {
    @Override
    public String toString() {
      return set + " " + column;
    }

    static Expected of(String line) {
      String[] f = line.split(",", -1);
      Map<String, Double> scores = new HashMap<>(Map.of("psi", Double.valueOf(f[4]), "js", Double.valueOf(f[5]), "chi2",
          Double.valueOf(f[6]), "ks", Double.valueOf(f[8])));
      if (!f[9].isEmpty()) {
        scores.put("w1", Double.valueOf(f[9]));
      }
      return new Expected(f[0], f[1], Boolean.parseBoolean(f[2]), Integer.parseInt(f[3]), scores,
          Double.parseDouble(f[7]));
    }
  }

  static Stream<Expected> columns() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(MeasureOracleTest.class.getResourceAsStream("/oracle/measures.csv")),
        StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Expected::of).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("columns")
  void equalsScipyOnCountedValuesAndCoversTheExactValueOnSketches(Expected expected) {
    // Given
    double[] reference = Objects.requireNonNull(REFERENCES.get(expected.set())).column(expected.column());
    double[] window = Objects.requireNonNull(WINDOWS.get(expected.set())).column(expected.column());
    // When
    Comparison comparison = Comparison.of(Profiles.numeric(reference), Profiles.numeric(window), 0.01);
    List<Score> scores = Measures.score(comparison, Measures.DEFAULT);
    // Then
    assertThat(scores).extracting(Score::measure).containsExactlyInAnyOrderElementsOf(expected.scores().keySet());
    for (Score score : scores) {
      double scipy = Objects.requireNonNull(expected.scores().get(score.measure()));
      if (expected.counted()) {
        assertThat(score.score()).as(score.measure()).isCloseTo(scipy, within(1e-9 * Math.max(1, scipy)));
        assertThat(score.lower()).as(score.measure()).isEqualTo(score.score());
        assertThat(score.upper()).as(score.measure()).isEqualTo(score.score());
      } else {
        double exact = Exact.measure(score.measure(), comparison.bins(), reference, window);
        assertThat(exact).as(score.measure()).isBetween(score.lower() - 1e-12, score.upper() + 1e-12);
      }
    }
    if (expected.counted()) {
      assertThat(comparison.bins().size()).isEqualTo(expected.bins());
      assertThat(pValue(scores)).isCloseTo(expected.chi2PValue(), within(1e-9));
    }
  }

  private static double pValue(List<Score> scores) {
    return Objects.requireNonNull(
        scores.stream().filter(score -> score.measure().equals("chi2")).findFirst().orElseThrow().pValue());
  }
}

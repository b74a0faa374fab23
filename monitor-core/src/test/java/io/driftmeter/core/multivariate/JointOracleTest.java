package io.driftmeter.core.multivariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.testing.RealData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The joint tests on real data, against scipy 1.17.1 and scikit-learn 1.9.1. The numbers are in
 * {@code oracle/multivariate.csv}; {@code src/test/oracle/multivariate.py} wrote them and says how to run it.
 */
class JointOracleTest {
  private static Map<String, Pair> sets = Map.of();

  private record Pair(List<String> columns, RealData reference, RealData window) {
    double[][] rows(RealData data) {
      double[][] columnwise = columns.stream().map(data::column).toArray(double[][]::new);
      return IntStream.range(0, columnwise[0].length)
          .mapToObj(row -> Stream.of(columnwise).mapToDouble(column -> column[row]).toArray()).toArray(double[][]::new);
    }

    CovarianceSketch sketch(RealData data) {
      CovarianceSketch sketch = new CovarianceSketch(columns);
      Stream.of(rows(data)).forEach(sketch::add);
      return sketch;
    }
  }

  @BeforeAll
  static void read() throws IOException {
    List<String> insects = Stream.concat(Stream.of("wbf"), IntStream.rangeClosed(1, 25).mapToObj(i -> "eh_" + i))
        .toList();
    RealData train = RealData.read("insects/AedesSex.train.csv.gz");
    RealData test = RealData.read("insects/AedesSex.test.csv.gz");
    RealData electricity = RealData.read("elec2/electricity.csv.gz");
    sets = Map.of("insects before", new Pair(insects, train, test.rows(0, 2_000)), "insects after",
        new Pair(insects, train, test.rows(2_000, 4_000)), "elec2",
        new Pair(List.of("nswprice", "nswdemand", "period"), electricity.rows(0, 5_000),
            electricity.rows(5_000, 8_000)));
  }

  record Expected(String set, String one, String other, double before, double after, double pValue, int kept,
      double errorBefore, double errorAfter, double errorPValue, double mmd, double exactMmd) {
    @Override
    public String toString() {
      return set;
    }

    static Expected of(String line) {
      String[] f = line.split(",");
      double[] d = Stream.of(f).skip(3).mapToDouble(Double::parseDouble).toArray();
      return new Expected(f[0], f[1], f[2], d[0], d[1], d[2], (int) d[3], d[4], d[5], d[6], d[7], d[8]);
    }

    private Pair pair() {
      return Objects.requireNonNull(sets.get(set));
    }
  }

  static List<Expected> expected() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(JointOracleTest.class.getResourceAsStream("/oracle/multivariate.csv")),
        StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Expected::of).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("expected")
  void correlationsAndTheirTestAreThoseOfScipy(Expected expected) {
    // Given
    CovarianceSketch reference = expected.pair().sketch(expected.pair().reference());
    CovarianceSketch window = expected.pair().sketch(expected.pair().window());

    // When
    PairShift shift = CorrelationDrift.of(reference, window).stream()
        .filter(pair -> pair.one().equals(expected.one()) && pair.other().equals(expected.other())).findFirst()
        .orElseThrow();

    // Then
    assertThat(shift.before()).isCloseTo(expected.before(), within(1e-9));
    assertThat(shift.after()).isCloseTo(expected.after(), within(1e-9));
    assertThat(shift.pValue()).isCloseTo(expected.pValue(), within(1e-9 * Math.max(1e-6, expected.pValue())));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void reconstructionErrorsAndTheirTestAreThoseOfScikitLearn(Expected expected) {
    // Given
    ReconstructionDrift drift = new ReconstructionDrift(expected.pair().sketch(expected.pair().reference()));

    // When
    ReconstructionDrift.Change change = drift.of(expected.pair().sketch(expected.pair().window()));

    // Then
    assertThat(drift.kept()).isEqualTo(expected.kept());
    assertThat(change.before()).isCloseTo(expected.errorBefore(), within(1e-9 * expected.errorBefore()));
    assertThat(change.after()).isCloseTo(expected.errorAfter(), within(1e-9 * expected.errorAfter()));
    assertThat(change.pValue()).isCloseTo(expected.errorPValue(),
        within(1e-9 * Math.max(1e-6, expected.errorPValue())));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void meanDiscrepancyIsThatOfTheFeaturesAndNearThatOfTheKernel(Expected expected) {
    // Given
    double[][] before = expected.pair().rows(expected.pair().reference());
    CoMoments moments = expected.pair().sketch(expected.pair().reference()).total();
    RandomFeatures features = RandomFeatures.ofStandardised(before[0].length);
    MeanEmbedding reference = Rows.embedding(features, moments, before);
    MeanEmbedding window = Rows.embedding(features, moments, expected.pair().rows(expected.pair().window()));

    // When
    MeanDiscrepancy discrepancy = MeanDiscrepancy.of(reference, window);

    // Then
    assertThat(discrepancy.squared()).isCloseTo(expected.mmd(), within(1e-9));
    // The features are a sample: D times the squared difference of each estimates the kernel's, with this error.
    double[] p = reference.mean();
    double[] q = window.mean();
    double[] each = IntStream.range(0, p.length).mapToDouble(i -> p.length * (p[i] - q[i]) * (p[i] - q[i])).toArray();
    double mean = IntStream.range(0, each.length).mapToDouble(i -> each[i]).average().orElseThrow();
    double variance = IntStream.range(0, each.length).mapToDouble(i -> Math.pow(each[i] - mean, 2)).sum() / each.length;
    assertThat(discrepancy.squared()).isCloseTo(expected.exactMmd(), within(4 * Math.sqrt(variance / each.length)));
  }
}

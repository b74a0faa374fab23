package io.driftmeter.core.concept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever moves here from River finds the same alarms: every detector against river 0.26.1 at its defaults. The rows are
 * in {@code oracle/detectors.csv}; {@code src/test/oracle/detectors.py} wrote them and says how to run it.
 */
class DetectorOracleTest {
  record Expected(String stream, int values, int ones, String detector, List<Integer> drifts, int warnings,
      long sumOfWarnings) {
    static Expected of(String line) {
      String[] f = line.split(",", -1);
      List<Integer> drifts = f[4].isEmpty() ? List.of() : Arrays.stream(f[4].split(" ")).map(Integer::valueOf).toList();
      return new Expected(f[0], Integer.parseInt(f[1]), Integer.parseInt(f[2]), f[3], drifts, Integer.parseInt(f[5]),
          Long.parseLong(f[6]));
    }

    @Override
    public String toString() {
      return detector + " on " + stream;
    }
  }

  static Stream<Expected> signals() throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(DetectorOracleTest.class.getResourceAsStream("/oracle/detectors.csv")),
        StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(Expected::of).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("signals")
  void signalsAtTheSameRowsAsRiver(Expected expected) throws IOException {
    // Given
    double[] stream = ErrorStreams.of(expected.stream());
    Detector detector = Detectors.named(expected.detector());
    List<Integer> drifts = new ArrayList<>();
    int warnings = 0;
    long sumOfWarnings = 0;
    // When
    for (int row = 0; row < stream.length; row++) {
      switch (detector.update(stream[row])) {
        case DRIFT -> drifts.add(row);
        case WARNING -> {
          warnings++;
          sumOfWarnings += row;
        }
        case STABLE -> {
        }
      }
    }
    // Then
    assertThat(stream).as("the same stream").hasSize(expected.values());
    assertThat(Arrays.stream(stream).sum()).as("the same stream").isEqualTo(expected.ones());
    assertThat(drifts).isEqualTo(expected.drifts());
    assertThat(warnings).isEqualTo(expected.warnings());
    assertThat(sumOfWarnings).isEqualTo(expected.sumOfWarnings());
  }
}

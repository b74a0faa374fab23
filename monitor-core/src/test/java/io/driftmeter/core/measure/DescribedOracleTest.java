package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.testing.Described;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Texts and embeddings against scikit-learn 1.9.1 and numpy 2.4.6. The numbers are in {@code oracle/described.csv};
 * {@code src/test/oracle/described.py} wrote them and says how to run it.
 */
class DescribedOracleTest {
  private static final double EXACT = 1e-9;

  private static List<String> lines(String resource) throws IOException {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        Objects.requireNonNull(DescribedOracleTest.class.getResourceAsStream("/oracle/" + resource)),
        StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  private static Map<String, Double> expected() throws IOException {
    Map<String, Double> result = new HashMap<>();
    lines("described.csv").stream().skip(1).map(line -> line.split(",", -1))
        .forEach(fields -> result.put(fields[0], Double.valueOf(fields[1])));
    return result;
  }

  private static Score score(String measure, ColumnProfile reference, ColumnProfile window) {
    return Measures.named(List.of(measure)).getFirst().score(Comparison.of(reference, window, 0.05)).orElseThrow();
  }

  @Test
  void embeddingsAreComparedAsByTheirKernelMatrix() throws IOException {
    // Given
    Map<String, Double> expected = expected();
    DescribedProfile reference = Described.embeddings(IntStream.range(0, 300).mapToObj(
        i -> IntStream.range(0, 5).mapToDouble(j -> Math.sin(1.7 * i + 0.9 * j) + 0.3 * j).toArray())
        .toArray(double[][]::new));
    DescribedProfile window = Described.embeddings(IntStream.range(0, 200).mapToObj(
        i -> IntStream.range(0, 5).mapToDouble(j -> Math.cos(1.3 * i + 1.1 * j) + 0.2 * j + 0.6).toArray())
        .toArray(double[][]::new));
    // When
    double discrepancy = score("mmd", reference, window).score();
    double cosine = score("cosine", reference, window).score();
    // Then
    assertThat(discrepancy).isCloseTo(expected.get("embedding mmd"), within(EXACT));
    assertThat(cosine).isCloseTo(expected.get("embedding cosine"), within(EXACT));
    assertThat(window.descriptors().getFirst().mean().orElseThrow()).isCloseTo(expected.get("embedding norm"),
        within(EXACT));
    // A discrepancy by D random features is the mean of D, whose relative deviation is about sqrt(2).
    double ofTheKernel = Objects.requireNonNull(expected.get("embedding mmd rbf"));
    assertThat(discrepancy).isCloseTo(ofTheKernel, within(3 * Math.sqrt(2.0 / 128) * ofTheKernel));
  }

  @Test
  void textsAreComparedAsByTheirKernelMatrix() throws IOException {
    // Given
    Map<String, Double> expected = expected();
    List<String> lines = lines("texts.txt");
    DescribedProfile reference = Described.texts(of("r", lines));
    DescribedProfile window = Described.texts(of("w", lines));
    // When
    Score words = score("mmd", reference, window);
    Score fresh = score("new_words", reference, window);
    // Then
    assertThat(words.score()).isCloseTo(expected.get("text mmd"), within(EXACT));
    assertThat(fresh.score()).isCloseTo(expected.get("text new_words"), within(EXACT));
    assertThat(fresh.lower()).isCloseTo(expected.get("text new_words least"), within(EXACT));
    assertThat(expected.get("text new_words exact")).isBetween(fresh.lower(), fresh.upper());
    for (NumericProfile descriptor : window.descriptors()) {
      assertThat(descriptor.mean().orElseThrow()).isCloseTo(expected.get("text " + descriptor.column().name()),
          within(EXACT));
    }
  }

  private static List<String> of(String side, List<String> lines) {
    return lines.stream().filter(line -> line.startsWith(side + "\t")).map(line -> line.substring(2)).toList();
  }
}

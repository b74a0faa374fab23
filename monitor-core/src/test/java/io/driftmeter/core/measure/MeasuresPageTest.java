package io.driftmeter.core.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/measures.md is what people look names up in: it must have every measure, and no other. */
class MeasuresPageTest {
  private record Row(String name, String range, boolean isDefault) {
    static Row of(String line) {
      // Bars of formulas are escaped in Markdown.
      List<String> cells = Stream.of(line.replace("\\|", "").split("\\|", -1)).map(String::strip).toList();
      return new Row(cells.get(1).replace("`", ""), cells.get(3), cells.get(6).equals("yes"));
    }

    static Row of(Measure measure) {
      Scale scale = measure.scale();
      return new Row(measure.name(), number(scale.least()) + " to " + number(scale.greatest()),
          Measures.DEFAULT.contains(measure));
    }

    private static String number(double value) {
      if (Double.isInfinite(value)) {
        return value > 0 ? "∞" : "−∞";
      }
      String plain = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
      return plain.replace("-", "−");
    }
  }

  @Test
  void listsEveryMeasureWithItsRangeAndWhetherItIsReportedByDefault() throws IOException {
    // Given
    Path page = Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("docs/measures.md")).filter(Files::exists).findFirst().orElseThrow();
    // When
    List<Row> rows = Files.readAllLines(page).stream().dropWhile(line -> !line.startsWith("| measure ")).skip(2)
        .takeWhile(line -> line.startsWith("|")).map(Row::of).toList();
    // Then
    assertThat(rows).containsExactlyElementsOf(Measures.ALL.stream().map(Row::of).toList());
  }
}

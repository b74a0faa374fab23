package io.driftmeter.benchmarks.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/detection.md promises of logs whose truth is known, held in every build. */
class RealDetectionTest {
  private static final String ERRORS_BEGIN_AT = "5000";

  @TempDir
  private Path output;

  @BeforeEach
  void needsData() {
    assumeTrue(Files.isDirectory(DataFiles.folder()),
        () -> "skipped: no data folder at " + DataFiles.folder() + "; set -Ddriftmeter.data");
  }

  private List<String[]> rows(String file) throws IOException {
    return Files.readAllLines(output.resolve(file)).stream().map(line -> line.split(",", -1)).toList();
  }

  @Test
  void insectsAndElectricityAreSilentUntilTheyChangeAndFoundInTheFirstWindowAfter() throws IOException {
    // When
    RealTable.main(new String[]{output.toString(), "--quick"});
    // Then
    List<String[]> rows = rows("real.csv");
    assertThat(rows.getFirst()).containsExactly("set", "first_row", "end_row", "truth", "column", "drifted",
        "significant", "alerted", "effect", "p");
    assertThat(drifted(rows, "insects", "clean", "any")).hasSize(20).containsOnly("0");
    assertThat(drifted(rows, "insects", "changed", "any")).hasSize(20).startsWith("1");
    for (String column : List.of("vicprice", "vicdemand", "transfer")) {
      assertThat(drifted(rows, "elec2", "clean", column)).as(column).hasSize(335).containsOnly("0");
      assertThat(drifted(rows, "elec2", "changed", column)).as(column).hasSize(581).startsWith("1");
    }
  }

  private static List<String> drifted(List<String[]> rows, String set, String truth, String column) {
    return rows.stream().filter(row -> row[0].equals(set) && row[3].equals(truth) && row[4].equals(column))
        .map(row -> row[5]).toList();
  }

  @Test
  void theRuleOfSine1IsSeenToChangeEachTimeWithinAThousandRows() throws IOException {
    // When
    ConceptTable.main(new String[]{output.toString(), "--quick"});
    // Then
    assertThat(rows("errors.csv").get(1)).startsWith("sine1", "fixed", ERRORS_BEGIN_AT);
    List<String[]> rows = rows("concept.csv");
    assertThat(rows.getFirst()).containsExactly("set", "model", "detector", "row");
    List<Integer> adwin = rows.stream()
        .filter(row -> row[0].equals("sine1") && row[1].equals("fixed") && row[2].equals("ADWIN"))
        .map(row -> Integer.valueOf(row[3])).toList();
    assertThat(adwin).hasSize(4);
    for (int change = 0; change < 4; change++) {
      int at = 20_000 * (change + 1);
      assertThat(adwin.get(change)).isBetween(at, at + 1_000);
    }
  }
}

package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceCommandTest {
  @TempDir
  Path folder;

  @Test
  void aBuiltFileIsComparedWithAsItsDataWouldBe() throws Exception {
    // Given more columns than fit one record, each with so few values that profiles are exact
    Path data = data("r.csv", 0);
    Path current = data("c.csv", 5);
    Path built = folder.resolve("r.dmref");

    // When
    Cli build = Cli.run("reference", "build", data, "--model", "m", "--name", "r", "--output", built);

    // Then
    assertThat(build.exitCode()).as(build.err()).isZero();
    assertThat(build.out()).contains("1 segments, 3 records");
    assertThat(scores(Cli.run("compare", built, current))).isNotEmpty()
        .isEqualTo(scores(Cli.run("compare", data, current)));
  }

  @Test
  void segmentsHaveReferencesOfTheirOwn() throws Exception {
    // Given
    List<String> lines = new ArrayList<>(List.of("x,land"));
    IntStream.range(0, 90).forEach(i -> lines.add(i + "," + (i % 3 == 0 ? "de" : "fr")));
    Path data = Files.write(folder.resolve("r.csv"), lines);
    Path built = folder.resolve("r.dmref");

    // When
    Cli.run("reference", "build", data, "--model", "m", "--name", "r", "--segments", "land", "--output", built);

    // Then
    assertThat(Cli.run("reference", "show", built).out()).contains("segment all: 90 rows").contains("fr 60, de 30")
        .contains("min 0.000, median 44.00, max 89.00");
    assertThat(Cli.run("reference", "show", built, "--segment", "land=de").out()).contains("land=de: 30 rows");
    assertThat(Cli.run("reference", "show", built, "--segment", "land=it").err())
        .contains("no reference '" + built + "' of segment 'land=it'").contains("land=fr");
  }

  @Test
  void whatIsNoReferenceIsRefused() throws Exception {
    // Given
    Path data = data("r.csv", 0);
    Path damaged = Files.write(folder.resolve("damaged.dmref"), List.of("no reference"));

    // When // Then
    assertThat(Cli.run("compare", damaged, data).err()).contains(damaged + ": not a reference that");
    assertThat(Cli.run("compare", folder.resolve("missing.dmref"), data).err()).contains("there is no such file");
    assertThat(Cli.run("reference", "build", data, "--model", "m", "--name", "r").err())
        .contains("--bootstrap-servers or --output");
    assertThat(Cli.run("reference", "build", data, "--model", "m", "--name", "r", "--output", "r.bin").err())
        .contains("ends in .dmref");
    assertThat(Cli.run("reference", "list").exitCode()).isEqualTo(ExitCodes.USAGE);
  }

  private Path data(String name, int shift) throws Exception {
    List<String> lines = new ArrayList<>();
    lines.add(String.join(",", IntStream.range(0, 30).mapToObj(i -> "c" + i).toList()));
    for (int row = 0; row < 100; row++) {
      int value = row % 10;
      lines.add(
          String.join(",",
              IntStream.range(0, 30).mapToObj(i -> String.valueOf(value + (i == 7 ? shift : 0))).toList()));
    }
    return Files.write(folder.resolve(name), lines);
  }

  private static List<String> scores(Cli cli) {
    return cli.out().lines().filter(line -> line.matches("c\\d+ .*")).toList();
  }
}

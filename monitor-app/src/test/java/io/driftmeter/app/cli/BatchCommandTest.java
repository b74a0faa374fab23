package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.file.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {
  @TempDir
  Path folder;

  /** Rows by year: the notes beside the data, which put the boundaries after 69,126 and 138,761 of 208,892 rows. */
  @Test
  void everyRowOfTheEmploymentLogIsInTheWindowOfItsYear() {
    // Given
    Path analysis = SharedData.file("employment_MA/analysis_2016_2018.csv.gz");
    Path reference = SharedData.file("employment_MA/reference_2015.csv.gz");

    // When
    Cli cli = Cli.run("batch", analysis, "--model", "employment", "--event-time", "year", "--event-time-unit", "years",
        "--window", "year", "--exclude", "id", "--reference", reference, "--dry-run");

    // Then
    assertThat(cli.exitCode()).as(cli.err()).isZero();
    assertThat(cli.out().lines().filter(line -> line.contains("all")).map(line -> line.replaceAll(" +", " ")))
        .containsExactly("2016-01-01T00:00:00Z all 69,126 stable 0 of 19",
            "2017-01-01T00:00:00Z all 69,635 stable 0 of 19",
            "2018-01-01T00:00:00Z all 70,131 stable 0 of 19");
    assertThat(cli.out()).contains("208,892 rows in 3 windows; nothing was written");
  }

  @Test
  void segmentsAddUpAndVersionsAreWindowsOfTheirOwn() throws Exception {
    // Given
    List<String> lines = new ArrayList<>(List.of("at,v,country,x"));
    for (int i = 0; i < 120; i++) {
      lines.add("2026-01-0%dT10:00:00Z,%s,%s,%d".formatted(1 + i % 2, i < 60 ? "1" : "2", i % 3 == 0 ? "de" : "", i));
    }
    lines.add("some day,1,fr,1");
    Path log = Files.write(folder.resolve("log.csv"), lines);

    // When
    Cli cli = Cli.run("batch", log, "--model", "m", "--event-time", "at", "--version-column", "v", "--segments",
        "country", "--dry-run");

    // Then
    assertThat(windows(cli)).containsExactly(
        "2026-01-01T00:00:00Z all 1 30 no_reference 0 of 0",
        "2026-01-01T00:00:00Z country=(none) 1 20 no_reference 0 of 0",
        "2026-01-01T00:00:00Z country=de 1 10 no_reference 0 of 0", "2026-01-01T00:00:00Z all 2 30 no_reference 0 of 0",
        "2026-01-01T00:00:00Z country=(none) 2 20 no_reference 0 of 0",
        "2026-01-01T00:00:00Z country=de 2 10 no_reference 0 of 0", "2026-01-02T00:00:00Z all 1 30 no_reference 0 of 0",
        "2026-01-02T00:00:00Z country=(none) 1 20 no_reference 0 of 0",
        "2026-01-02T00:00:00Z country=de 1 10 no_reference 0 of 0", "2026-01-02T00:00:00Z all 2 30 no_reference 0 of 0",
        "2026-01-02T00:00:00Z country=(none) 2 20 no_reference 0 of 0",
        "2026-01-02T00:00:00Z country=de 2 10 no_reference 0 of 0");
    assertThat(cli.out()).contains("120 rows in 12 windows; 1 rows left out, as they have no event time");
  }

  @Test
  void aWindowThatDriftedIsSaidToWithItsReason() throws Exception {
    // Given the second day is far from the first
    List<String> lines = new ArrayList<>(List.of("at,x"));
    for (int i = 0; i < 200; i++) {
      lines.add("2026-01-0%d,%d".formatted(1 + i / 100, i));
    }
    Path log = Files.write(folder.resolve("log.csv"), lines);
    Path reference = Files.write(folder.resolve("r.csv"), lines.subList(0, 101));

    // When
    Cli cli = Cli.run("batch", log, "--model", "m", "--event-time", "at", "--reference", reference, "--dry-run");

    // Then
    assertThat(windows(cli)).containsExactly("2026-01-01T00:00:00Z all 100 stable 0 of 1",
        "2026-01-02T00:00:00Z all 100 drifted 1 of 1");
    assertThat(cli.out()).contains("1 of 1 columns drifted, most: x");
  }

  @Test
  void theConfigurationOfTheModelIsUsedAndOptionsGoFirst() throws Exception {
    // Given
    Path log = Files.write(folder.resolve("log.csv"),
        List.of("when,a,b,note", "2026-01-01T00:30:00Z,1,x,n", "2026-01-01T01:30:00Z,2,y,n"));
    Path config = Files.write(folder.resolve("monitor.yaml"),
        List.of("kafka:", "  bootstrap.servers: localhost:1", "models:", "  - name: m", "    topic: t",
            "    format: json", "    event_time: when", "    window: 1h", "    exclude: [note]", "    segments: [b]"));

    // When
    Cli hours = Cli.run("batch", log, "--config", config, "--dry-run");
    Cli days = Cli.run("batch", log, "--config", config, "--dry-run", "--window", "1d", "--segments", "a");

    // Then
    assertThat(windows(hours)).as(hours.err()).containsExactly("2026-01-01T00:00:00Z all 1 no_reference 0 of 0",
        "2026-01-01T00:00:00Z b=x 1 no_reference 0 of 0", "2026-01-01T01:00:00Z all 1 no_reference 0 of 0",
        "2026-01-01T01:00:00Z b=y 1 no_reference 0 of 0");
    assertThat(windows(days)).containsExactly("2026-01-01T00:00:00Z a=1 1 no_reference 0 of 0",
        "2026-01-01T00:00:00Z a=2 1 no_reference 0 of 0", "2026-01-01T00:00:00Z all 2 no_reference 0 of 0");
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    // Given
    Path log = Files.write(folder.resolve("log.csv"), List.of("at,x", "2026-01-01,1"));

    // When // Then
    assertThat(Cli.run("batch", log, "--dry-run", "--event-time", "at").err()).contains("--model: is needed");
    assertThat(Cli.run("batch", log, "--dry-run", "--model", "m").err()).contains("--event-time: is needed");
    assertThat(Cli.run("batch", log, "--event-time", "at", "--model", "m").err()).contains("--postgres-url: is needed");
    assertThat(Cli.run("batch", log, "--dry-run", "--event-time", "at", "--model", "m", "--window", "often").err())
        .contains("--window: found 'often', allowed is a duration");
    Cli segment = Cli.run("batch", log, "--dry-run", "--event-time", "at", "--model", "m", "--segments", "y");
    assertThat(segment.exitCode()).isEqualTo(ExitCodes.FAILURE);
    assertThat(segment.err()).contains("no column 'y'");
    assertThat(Cli.run("batch", log, "--dry-run", "--event-time", "at", "--model", "m", "--reference", "2025").err())
        .contains("there is no file '2025'").contains("--bootstrap-servers");
  }

  private static List<String> windows(Cli cli) {
    return cli.out().lines().filter(line -> line.matches("20\\d\\d-.*")).map(line -> line.replaceAll(" +", " "))
        .toList();
  }
}

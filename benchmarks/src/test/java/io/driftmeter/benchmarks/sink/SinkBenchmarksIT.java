package io.driftmeter.benchmarks.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A benchmark that does not run any more is noticed here, not when somebody needs a figure. */
class SinkBenchmarksIT {
  @TempDir
  private Path folder;

  @Test
  void theSinkStoresWhatTheTopicsHold() throws Exception {
    // Given
    SinkThroughput benchmark = new SinkThroughput();
    // When
    String printed = run(benchmark, "--windows", "60", "--profile-windows", "40", "--columns", "13", "--rows", "100",
        "--rounds", "1");
    // Then
    assertThat(printed).contains("| reports | 780 |", "| reports and profiles | 520 |");
  }

  @Test
  void whatVerdictsTakeIsForetoldAndDashboardsAreTimed() throws Exception {
    // Given
    DatabaseGrowth benchmark = new DatabaseGrowth();
    // When
    String printed = run(benchmark, "--small", "20", "--large", "40", "--columns", "5", "--rows", "100",
        "--dashboard-windows", "40", "--dashboards", "../grafana/dashboards");
    // Then
    assertThat(printed).contains("| window_report | 20 |", "| column_profile | 400 |", "| fleet |");
  }

  @Test
  void everyWindowsWayToPostgresIsTimed() throws Exception {
    // Given
    Latency benchmark = new Latency();
    // When
    String printed = run(benchmark, "--rate", "500", "--models", "1", "--window", "1", "--seconds", "6", "--warm-up",
        "2", "--guarantee", "at_least_once");
    // Then
    assertThat(printed).containsPattern("\\| at_least_once \\| \\d+ \\| 4 \\| row in Postgres \\| \\d");
  }

  private String run(Callable<Integer> benchmark, String... arguments) throws Exception {
    Path output = folder.resolve("output.md");
    StringWriter errors = new StringWriter();
    CommandLine command = new CommandLine(benchmark).setOut(new PrintWriter(new StringWriter()))
        .setErr(new PrintWriter(errors));
    String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--output", output.toString()))
        .toArray(String[]::new);
    assertThat(command.execute(all)).as(errors.toString()).isZero();
    return Files.readString(output);
  }
}

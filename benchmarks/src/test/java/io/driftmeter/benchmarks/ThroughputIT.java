package io.driftmeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A benchmark that does not run any more is noticed here, not when somebody needs a figure. */
class ThroughputIT {
  @TempDir
  private Path folder;

  @Test
  void everyContenderReadsTheWholeTopicHoweverPartitionedAndSliced() throws Exception {
    // Given
    Path output = folder.resolve("throughput.md");
    Path csv = folder.resolve("throughput.csv");
    StringWriter printed = new StringWriter();
    CommandLine command = new CommandLine(new Throughput()).setOut(new PrintWriter(printed));
    // When
    int exitCode = command.execute("--partitions", "1,2", "--segments", "0,1", "--values",
        "8000000", "--dsl-values", "12000", "--rounds", "1", "--output", output.toString(), "--csv", csv.toString());
    // Then
    assertThat(exitCode).as(printed.toString()).isZero();
    assertThat(Files.readString(output)).contains("| bytes | 400,000 |", "| profiles |", "| counting |",
        "| monitor-eos | 400,000 |", "| monitor-alo |", "| dsl | 600 |", "| json | 200,000 |",
        "| monitor-eos / counting |", "| monitor-eos / dsl |", "| json / monitor-eos |", "| monitor-eos / bytes |",
        "| profiles / bytes |",
        "**20 columns, 2 partitions**", "**20 columns, 1 partition, 1 segment column**");
    assertThat(Files.readAllLines(csv)).hasSize(1 + 7 + 5 + 2);
  }

  @Test
  void aRecordingOfTheMonitorSaysWhereItsTimeWent() throws Exception {
    // Given
    Path recording = folder.resolve("monitor.jfr");
    Path report = folder.resolve("profile.md");
    Path flames = folder.resolve("flames.svg");
    int exitCode = new CommandLine(new Throughput()).setOut(new PrintWriter(new StringWriter())).execute("--only",
        "monitor-eos", "--values", "6000000", "--rounds", "1", "--profile", recording.toString());
    // When
    FlightReport.main(new String[]{recording.toString(), report.toString(), flames.toString()});
    // Then
    assertThat(exitCode).isZero();
    assertThat(Files.readString(report)).contains("| profiles: quantile sketches |", "| consumer |");
    assertThat(Files.readString(flames)).contains("<title>io.driftmeter.app.profile.ProfileProcessor.process: ");
  }

  @Test
  void moreDslEventsThanThereAreIsAnError() {
    // Given
    StringWriter errors = new StringWriter();
    CommandLine command = new CommandLine(new Throughput()).setErr(new PrintWriter(errors));
    // When
    int exitCode = command.execute("--values", "1000", "--dsl-values", "2000");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(errors.toString()).contains("--dsl-values 2000", "needed are");
  }
}

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
  void everyContenderReadsTheWholeTopic() throws Exception {
    // Given
    Path output = folder.resolve("throughput.md");
    StringWriter printed = new StringWriter();
    CommandLine command = new CommandLine(new Throughput()).setOut(new PrintWriter(printed));
    // When
    int exitCode = command.execute("--events", "60000", "--dsl-events", "600", "--window-events", "10000", "--rounds",
        "1", "--output", output.toString());
    // Then
    assertThat(exitCode).as(printed.toString()).isZero();
    assertThat(Files.readString(output)).contains("| bytes |", "| profiles |", "| counting |", "| monitor-eos |",
        "| monitor-alo |", "| dsl |", "| monitor-eos / counting |", "| monitor-eos / dsl |", "| profiles / bytes |");
  }

  @Test
  void moreDslEventsThanThereAreIsAnError() {
    // Given
    StringWriter errors = new StringWriter();
    CommandLine command = new CommandLine(new Throughput()).setErr(new PrintWriter(errors));
    // When
    int exitCode = command.execute("--events", "1000", "--window-events", "100", "--dsl-events", "2000");
    // Then
    assertThat(exitCode).isEqualTo(2);
    assertThat(errors.toString()).contains("--dsl-events 2000", "needed are");
  }
}

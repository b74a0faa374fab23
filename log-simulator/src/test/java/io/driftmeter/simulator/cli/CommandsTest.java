package io.driftmeter.simulator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int execute(String... arguments) {
    CommandLine command = Commands.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "run --help", "replay --help"})
  void helpIsNoFailure(String arguments) {
    // When
    int code = execute(arguments.split(" "));

    // Then
    assertThat(code).isZero();
    assertThat(out.toString()).contains("Usage: simulate");
  }

  @Test
  void unknownScenarioIsAUsageErrorThatListsThem() {
    // When
    int code = execute("run", "--scenario", "suden", "--topic", "t", "--events", "1");

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("'suden'", "steady, sudden, gradual, seasonal, recurring, null-spike",
        "new-category, unit-change, concept-drift, one-segment");
  }

  @Test
  void missingFileIsAUsageError() {
    // When
    int code = execute("replay", "--file", "none.csv", "--topic", "t", "--event-time", "x");

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("none.csv");
  }

  @Test
  void eventTimeMustComeFromOnePlace() {
    // When
    int code = execute("replay", "--file", "none.csv", "--topic", "t", "--event-time", "x", "--spread", "1h");

    // Then
    assertThat(code).isEqualTo(2);
    assertThat(err.toString()).contains("in one way");
  }

  @Test
  void unreachableBrokerFailsAfterTheStatedTime() throws Exception {
    // Given
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    // When
    int code = execute("run", "--scenario", "steady", "--topic", "t", "--events", "1", "--timeout", "1s",
        "--bootstrap-servers", "127.0.0.1:" + free);

    // Then
    assertThat(code).isEqualTo(1);
    assertThat(err.toString()).contains("127.0.0.1:" + free, "within 1 s", "--bootstrap-servers");
  }

  @ParameterizedTest
  @CsvSource({"250ms,PT0.25S", "90s,PT90S", "5m,PT5M", "2h,PT2H", "1d,PT24H", "PT1M30S,PT90S"})
  void durationsAreReadShortAndLong(String text, Duration expected) {
    assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"2026-01-31,2026-01-31T00:00:00Z", "2026-01-31T12:00,2026-01-31T12:00:00Z",
    "2026-01-31T12:00Z,2026-01-31T12:00:00Z", "2026-01-31T12:00:05+02:00,2026-01-31T10:00:05Z"})
  void timesAreUtcUnlessTheySayOtherwise(String text, Instant expected) {
    assertThat(new InstantConverter().convert(text)).isEqualTo(expected);
  }
}

package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A deployment pipeline trusts the exit code; a person trusts the text. */
class ConfigCheckCommandTest {
  private static final String GOOD = """
      kafka: {bootstrap.servers: "localhost:9092"}
      registry: {url: "http://localhost:8081"}
      postgres: {url: "jdbc:postgresql://db/drift", username: me, password: "${PASSWORD}"}
      models:
        - {name: eta, topic: predictions, window: 5m, columns: [distance, airport], segments: [airport]}
        - {name: scores, topic: scores, exclude: [customer.id], reference: {name: summer}}
      """;

  @TempDir
  private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aGoodFileIsSummedUp() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("monitor.yaml"), GOOD);

    // When
    int exit = run(file.toString());

    // Then
    assertThat(exit).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).isEqualToNormalizingNewlines("""
        kafka       localhost:9092
        registry    http://localhost:8081
        postgres    jdbc:postgresql://db/drift
        http        127.0.0.1:8080
        own topics  driftmeter.partials, driftmeter.references, driftmeter.reports, driftmeter.profiles, \
        driftmeter.alerts, driftmeter.dead-letters
        model       eta
          topic     predictions (avro)
          windows   of 5m, judged 10s after their end or later
          columns   2: distance, airport
          segments  airport
          reference learnt from the first 3 windows with at least 1000 rows
        model       scores
          topic     scores (avro)
          windows   of 1m, judged 10s after their end or later
          columns   all of the schema but customer.id
          segments  none
          reference summer
        OK: %s can be used.
        """.formatted(file));
  }

  @Test
  void everyProblemIsListedAndNothingElse() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("monitor.yaml"), GOOD.replace("5m", "soon").replace("summer", "''"));

    // When
    int exit = run(file.toString());

    // Then
    assertThat(exit).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith(file + " has 2 problems:").contains("models[0].window.size: found 'soon'",
        "models[1].reference.name: found ''");
  }

  @Test
  void aMissingFileOrArgumentIsAMisuse() {
    assertThat(run(folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file", "Missing required parameter: 'FILE'");
  }

  private int run(String... arguments) {
    return new CommandLine(new ConfigCheckCommand(Map.of("PASSWORD", "s3cret"))).setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true)).execute(arguments);
  }
}

package io.driftmeter.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable as users end it: by Ctrl-C, and by a kill that leaves it no time. */
class LocalStackCommandIT {
  private static final Pattern SPACES = Pattern.compile(" +");

  @Test
  void ctrlCEndsPostgresAndRemovesTheTemporaryFolder() throws Exception {
    // Given
    try (Executable stack = start()) {
      Path folder = Path.of(stack.said("Data"));
      ProcessHandle postgres = postgresOf(folder);

      // When
      int sent = new ProcessBuilder("kill", "-INT", Long.toString(stack.process.pid())).start().waitFor();
      boolean ended = stack.process.waitFor(30, TimeUnit.SECONDS);

      // Then
      assertThat(sent).isZero();
      assertThat(ended).isTrue();
      assertThat(stack.process.exitValue()).as("128 + SIGINT").isEqualTo(130);
      assertThat(folder).doesNotExist();
      await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(postgres.isAlive()).isFalse());
    }
  }

  @Test
  void afterAKillTheSameFolderStartsAgainWithItsRows(@TempDir Path data) throws Exception {
    // Given
    ProcessHandle orphan;
    try (Executable stack = start("--data", data.toString())) {
      execute(stack.said("Postgres"), "create table kept as select 42 as answer");
      orphan = postgresOf(data);
    }
    assertThat(orphan.isAlive()).as("Postgres outlives the JVM").isTrue();

    // When
    try (var stack = LocalStack.builder().data(data).start()) {

      // Then
      assertThat(orphan.isAlive()).isFalse();
      assertThat(Contents.query(stack, stack.jdbcUrl(), "select answer from kept")).isEqualTo("42");
    }
  }

  /** A local stack that runs, and what it said; killed on close. */
  private record Executable(Process process, List<String> lines) implements AutoCloseable {

    /** The first word behind a label. */
    String said(String label) {
      return lines.stream().map(line -> SPACES.split(line.strip(), -1)).filter(words -> words[0].equals(label))
          .map(words -> words[1]).findFirst().orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
      process.destroyForcibly().waitFor();
    }
  }

  /** Returns once it is ready. */
  private static Executable start(String... arguments) throws IOException {
    var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
        System.getProperty("java.class.path"), LocalStackCommand.class.getName()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    var said = new ArrayList<String>();
    BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      said.add(line);
      if (line.strip().startsWith("Data ")) {
        return new Executable(process, said);
      }
    }
    throw new AssertionError("Ended before it was ready, having said " + said);
  }

  private static ProcessHandle postgresOf(Path folder) throws IOException {
    String pid = Files.readAllLines(folder.resolve("postgres").resolve("postmaster.pid")).getFirst().strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static void execute(String url, String sql) throws Exception {
    try (var connection = DriverManager.getConnection(url, LocalPostgres.USERNAME, LocalPostgres.PASSWORD);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package io.driftmeter.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftmeter.local.Stack;
import io.driftmeter.local.testing.TestEnvironment;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A monitor that loses or doubles events in a crash reports drift that is not there. */
class CrashIT {
  private static final String TOPIC = "payments";
  private static final int PARTITIONS = 3;
  private static final long WINDOW_MS = 5_000;
  private static final int RATE = 1_500;
  private static final Duration COMES_UP_WITHIN = Duration.ofMinutes(3);

  private enum Fault {
    KILL, KILL_AND_LOSE_STATE, BROKER, POSTGRES
  }

  @TempDir
  private Path folder;
  private int port;

  @ParameterizedTest
  @ValueSource(strings = {"exactly_once_v2", "at_least_once"})
  void everyWindowInPostgresCountsTheEventsProducedWhateverWasKilled(String guarantee) throws Exception {
    // Given
    long seed = Long.getLong("driftmeter.test.seed", System.nanoTime());
    System.out.println("seed " + seed + " (-Ddriftmeter.test.seed repeats it)");
    Random random = new Random(seed);
    List<Fault> faults = new ArrayList<>(List.of(Fault.KILL, Fault.KILL, Fault.KILL, Fault.KILL_AND_LOSE_STATE,
        Fault.KILL_AND_LOSE_STATE, Fault.KILL, Fault.BROKER, Fault.POSTGRES, Fault.BROKER));
    Collections.shuffle(faults, random);
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    long start = Math.floorDiv(System.currentTimeMillis() - Duration.ofHours(6).toMillis(), WINDOW_MS) * WINDOW_MS;
    try (Stack stack = TestEnvironment.start()) {
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
        admin.createTopics(
            List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1")))).all().get();
      }
      Path config = writeConfig(stack, guarantee);
      try (MonitorProcess monitor = new MonitorProcess(config, log(guarantee));
          CountedLoad load = new CountedLoad(stack.bootstrapServers(), TOPIC, PARTITIONS, WINDOW_MS, start,
              random.nextLong())) {
        // When
        AtomicBoolean enough = new AtomicBoolean();
        Thread sender = Thread.ofPlatform().start(() -> load.sendUntil(enough::get, RATE));
        for (Fault fault : faults) {
          awaitWork();
          await().pollDelay(Duration.ofMillis(random.nextLong(4_000))).until(() -> true);
          strike(fault, stack, monitor);
        }
        awaitWork();
        enough.set(true);
        sender.join();

        // Then
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(1))
            .ignoreExceptionsInstanceOf(SQLException.class)
            .untilAsserted(() -> assertThat(rows(stack)).isEqualTo(load.byWindow()));
        // And nothing is counted again: once later windows are stored, all that was under way has arrived.
        load.send(8_000);
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1))
            .ignoreExceptionsInstanceOf(SQLException.class)
            .untilAsserted(() -> assertThat(rows(stack)).isEqualTo(load.byWindow()));
        assertThat(monitor.isAlive()).isTrue();
      }
    }
  }

  /** Kept after the test, for whoever has to find out what went wrong. */
  private static Path log(String guarantee) throws Exception {
    Path log = Path.of("target", "crash-" + guarantee + ".log");
    Files.createDirectories(log.getParent());
    Files.deleteIfExists(log);
    return log;
  }

  /** Waits until the monitor profiles events: a fault that strikes while it starts finds little to break. */
  private void awaitWork() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest metrics = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics"))
          .timeout(Duration.ofSeconds(5)).build();
      await().atMost(COMES_UP_WITHIN).ignoreExceptions().until(() -> {
        String text = http.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
        return text.lines().anyMatch(line -> line.startsWith("driftmeter_events_total{") && !line.endsWith(" 0.0"));
      });
    }
  }

  private void strike(Fault fault, Stack stack, MonitorProcess monitor) throws Exception {
    switch (fault) {
      case KILL -> monitor.kill();
      case KILL_AND_LOSE_STATE -> {
        monitor.kill();
        deleteState();
      }
      case BROKER -> {
        stack.broker().restart();
        return;
      }
      case POSTGRES -> {
        stack.postgres().restart();
        return;
      }
    }
    monitor.start();
  }

  private void deleteState() throws Exception {
    Path state = folder.resolve("state");
    if (Files.exists(state)) {
      try (var files = Files.walk(state)) {
        for (Path file : files.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static Map<Long, Long> rows(Stack stack) throws Exception {
    Map<Long, Long> rows = new TreeMap<>();
    try (var connection = DriverManager.getConnection(stack.jdbcUrl(), stack.username(), stack.password());
        var query = connection.prepareStatement(
            "select (extract(epoch from window_start) * 1000)::bigint, rows from driftmeter.window_report where segment = 'all'");
        var result = query.executeQuery()) {
      while (result.next()) {
        rows.put(result.getLong(1), result.getLong(2));
      }
    }
    return rows;
  }

  private Path writeConfig(Stack stack, String guarantee) throws Exception {
    return Files.writeString(folder.resolve("monitor.yaml"), """
        kafka:
          bootstrap.servers: "%s"
          state.dir: "%s"
          processing.guarantee: %s
          session.timeout.ms: 6000
          num.stream.threads: 2
        postgres: {url: "%s", username: "%s", password: "%s"}
        http: {port: %d}
        models:
          - name: payments
            topic: payments
            format: json
            event_time: time
            segments: [kind]
            window: {size: 5s, grace: 1s, idle_timeout: 3s, completeness_timeout: 5s, late_horizon: 1h}
        """.formatted(stack.bootstrapServers(), folder.resolve("state"), guarantee, stack.jdbcUrl(), stack.username(),
        stack.password(), port));
  }
}

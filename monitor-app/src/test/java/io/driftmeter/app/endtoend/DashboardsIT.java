package io.driftmeter.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.app.config.GeneratedFile;
import io.driftmeter.local.Stack;
import io.driftmeter.local.testing.TestEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fare that rises for three minutes, from events to what people see of it. A panel whose query fails, or finds nothing
 * where there is something, is found out when it is needed.
 */
class DashboardsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** With a quote, which a panel must not stumble over. */
  private static final String MODEL = "o'hare";
  private static final String TOPIC = "fares";
  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final int ROWS = 600;
  private static final int CLEAN = 8;
  private static final int DRIFTED = 3;
  private static final int CLEAN_AGAIN = 5;
  private static final String ALERTS = "select segment || ' ' || state || ' ' || worst_column || ' from ' || to_char(opened_at at time zone 'UTC', 'HH24:MI') || coalesce(' to ' || to_char(closed_at at time zone 'UTC', 'HH24:MI'), '') from driftmeter.v_alerts";

  @TempDir
  private static Path folder;

  private static @Nullable WatchedStack watched;
  private static List<String> alertsDuring = List.of();

  @BeforeAll
  static void watchAFareThatRisesAndFallsAgain() throws Exception {
    Stack stack = TestEnvironment.shared();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 2, (short) 1))).all().get();
    }
    WatchedStack started = WatchedStack.start(stack, folder, "dashboards", "", """
        {name: "%s", topic: %s, format: json, event_time: t, version: v, segments: [payment],
          window: {size: 1m, grace: 1s, idle_timeout: 2s, completeness_timeout: 5s},
          reference: {learn_windows: 3, learn_rows: 1}}""".formatted(MODEL, TOPIC));
    watched = started;
    RandomGenerator random = new SplittableRandom(1);
    send(stack, random, 0, CLEAN, 0);
    send(stack, random, CLEAN, DRIFTED, 2);
    started.eventually(() -> assertThat(started.number(
        "select count(*) from driftmeter.v_window where segment = 'all'")).isEqualTo(CLEAN + DRIFTED));
    started.eventually(() -> assertThat(alerts(started)).isNotEmpty());
    alertsDuring = alerts(started);
    send(stack, random, CLEAN + DRIFTED, CLEAN_AGAIN, 0);
    started.eventually(() -> assertThat(started.number(
        "select count(*) from driftmeter.v_alerts where not open")).isPositive());
    started.eventually(() -> assertThat(started.number("""
        select count(distinct (window_start, segment)) from driftmeter.v_measure""")).isEqualTo(
        2L * (CLEAN + DRIFTED + CLEAN_AGAIN - 3)));
  }

  private static void send(Stack stack, RandomGenerator random, int first, int windows, double shift)
      throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", stack.bootstrapServers(), "linger.ms", 20), new ByteArraySerializer(),
        new ByteArraySerializer())) {
      for (int i = 0; i < windows * ROWS; i++) {
        long time = NOON.toEpochMilli() + first * 60_000L + i * 60_000L / ROWS;
        String event = "{\"t\":%d,\"v\":\"1\",\"fare\":%s,\"zone\":\"%s\",\"payment\":\"cash\"}".formatted(time,
            random.nextGaussian() + shift, random.nextBoolean() ? "Midtown" : "Harlem");
        sent.add(producer.send(new ProducerRecord<>(TOPIC, i % 2, null, event.getBytes(StandardCharsets.UTF_8))));
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  @AfterAll
  static void close() {
    Optional.ofNullable(watched).ifPresent(WatchedStack::close);
  }

  private static WatchedStack watched() {
    return Optional.ofNullable(watched).orElseThrow();
  }

  private static List<String> alerts(WatchedStack stack) throws SQLException {
    return stack.query(ALERTS, row -> row.getString(1));
  }

  @Test
  void theDriftIsOneAlertThatIsOpenWhileItLastsAndClosedAfterwards() throws SQLException {
    assertThat(alertsDuring).hasSize(1).first().asString().matches("all (OPENED|UPDATED) fare from 12:08");
    assertThat(alerts(watched())).containsExactly("all CLOSED fare from 12:08 to 12:14");
    assertThat(watched().query("select segments ->> 0 from driftmeter.v_alerts", row -> row.getString(1)))
        .containsExactly("payment=cash");
  }

  static Stream<Path> dashboards() throws IOException {
    try (var files = Files.list(GeneratedFile.inRepository("grafana/dashboards"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  /** Dashboard, panel, variable or annotation, and its query. */
  static Stream<Arguments> queries() throws IOException {
    List<Arguments> queries = new ArrayList<>();
    for (Path file : dashboards().toList()) {
      JsonNode dashboard = JSON.readTree(file.toFile());
      String name = file.getFileName().toString();
      dashboard.path("panels").forEach(panel -> panel.path("targets").forEach(target -> {
        if (target.has("rawSql")) {
          queries.add(Arguments.of(name, "panel " + panel.path("title").asText(), target.path("rawSql").asText()));
        }
      }));
      dashboard.path("templating").path("list").forEach(variable -> queries
          .add(Arguments.of(name, "variable " + variable.path("name").asText(), variable.path("query").asText())));
      dashboard.path("annotations").path("list").forEach(each -> queries.add(Arguments.of(name,
          "annotation " + each.path("name").asText(), each.path("target").path("rawSql").asText())));
    }
    return queries.stream();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("queries")
  void everyQueryFindsValuesWithTheRightsOfAReader(String dashboard, String place, String query) throws SQLException {
    // Given
    List<String> expanded = Stream.of("fare", "zone").map(column -> expand(query, column)).toList();

    // When
    long values = 0;
    for (String sql : expanded) {
      values += countValues(sql);
    }

    // Then
    assertThat(values).as("values found by %s", expanded.getFirst()).isPositive();
  }

  @Test
  void thereAreQueriesToTest() throws IOException {
    // Given
    Stream<Arguments> queries = queries();

    // When
    long count = queries.count();

    // Then
    assertThat(count).isGreaterThan(30);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelHasATitleAPlaceOfItsOwnAndAProvisionedSource(Path file) throws IOException {
    // Given
    JsonNode dashboard = JSON.readTree(file.toFile());
    String sources = Files.readString(GeneratedFile.inRepository("grafana/provisioning/datasources/driftmeter.yaml"));
    List<String> occupied = new ArrayList<>();

    // When
    dashboard.path("panels").forEach(panel -> {
      JsonNode at = panel.path("gridPos");
      for (int x = at.path("x").asInt(); x < at.path("x").asInt() + at.path("w").asInt(); x++) {
        for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
          occupied.add(x + "," + y);
        }
      }
    });

    // Then
    assertThat(occupied).doesNotHaveDuplicates();
    assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
      assertThat(panel.path("title").asText()).isNotBlank();
      assertThat(sources).contains("uid: " + panel.path("datasource").path("uid").asText());
    });
  }

  @Test
  void aReaderMayNotReadTheTables() {
    assertThatThrownBy(() -> countValues("SELECT * FROM driftmeter.window_report"))
        .hasMessageContaining("permission denied");
  }

  /** What Grafana 12's Postgres source makes of the query: macros, then variables. */
  private static String expand(String query, String column) {
    String sql = query
        .replaceAll("\\$__timeFilter\\(([^)]*)\\)", "$1 BETWEEN '2026-03-14T00:00:00Z' AND '2026-03-17T00:00:00Z'")
        .replaceAll("\\$__timeGroupAlias\\(([^,]*), *\\$__interval\\)",
            "floor(extract(epoch from $1)/300)*300 AS \"time\"");
    for (var variable : Map.of("model", MODEL, "version", "1", "segment", "all", "column", column).entrySet()) {
      sql = sql.replace("${" + variable.getKey() + ":sqlstring}", "'" + variable.getValue().replace("'", "''") + "'");
    }
    assertThat(sql).as("unknown macros or variables").doesNotContain("$");
    return sql;
  }

  /** Values that are not null, beside the time, as the role that readers are granted. */
  private static long countValues(String sql) throws SQLException {
    return watched().query("driftmeter_reader", sql, row -> {
      long values = 0;
      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
        boolean value = !List.of("time", "metric").contains(row.getMetaData().getColumnLabel(i));
        values += value && row.getObject(i) != null ? 1 : 0;
      }
      return values;
    }).stream().mapToLong(Long::longValue).sum();
  }
}

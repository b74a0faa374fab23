package io.driftmeter.app.sink;

import static io.driftmeter.app.sink.Samples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.schemas.avro.ColumnExplanation;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.Verdict;
import io.driftmeter.schemas.avro.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A panel whose query fails, or finds nothing where there is something, is found out when it is needed. */
class DashboardsIT {
  @RegisterExtension
  static final SinkDatabase POSTGRES = new SinkDatabase();

  private static final ObjectMapper JSON = new ObjectMapper();
  /** With a quote, which a panel must not stumble over. */
  private static final String MODEL = "o'hare";

  private static Database database;

  @BeforeAll
  static void fill() throws SQLException {
    database = POSTGRES.migrated();
    ReportWriter writer = new ReportWriter(database.dataSource());
    for (int hour = 0; hour < 48; hour++) {
      writer.write(Samples.batch(window(hour, "all"), window(hour, "payment=cash")));
    }
  }

  private static WindowReport window(int hour, String segment) {
    WindowReport report = Samples.report(MODEL, NOON.plus(Duration.ofHours(hour)), hour % 3);
    report.setSegment(segment);
    report.setVerdict(hour < 24 ? Verdict.STABLE : Verdict.DRIFTED);
    ColumnReport fare = Samples.numeric("fare");
    fare.setMean(10. + hour);
    fare.setExplanation(new ColumnExplanation("fare moved up", "up", 1.5, null, List.of(), List.of()));
    report.setColumns(List.of(fare, Samples.categorical("zone", "Midtown")));
    report.setColumnsJudged(2);
    return report;
  }

  @AfterAll
  static void close() {
    database.close();
  }

  static Stream<Path> dashboards() throws IOException {
    try (var files = Files.list(Repository.path("grafana/dashboards"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  /** Dashboard, panel or variable, and its query. */
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
    String sources = Repository.text(Repository.path("grafana/provisioning/datasources/driftmeter.yaml"));
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
    // Given
    String table = "SELECT * FROM driftmeter.window_report";

    // When
    var read = assertThatCode(() -> countValues(table));

    // Then
    read.hasMessageContaining("permission denied");
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
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET LOCAL ROLE driftmeter_reader");
        long values = 0;
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              boolean value = !List.of("time", "metric").contains(rows.getMetaData().getColumnLabel(i));
              values += value && rows.getObject(i) != null ? 1 : 0;
            }
          }
        }
        return values;
      } finally {
        connection.rollback();
      }
    }
  }
}

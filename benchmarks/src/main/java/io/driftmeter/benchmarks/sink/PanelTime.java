package io.driftmeter.benchmarks.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long the database takes for a panel of a dashboard.
 *
 * @param seconds median of some runs
 */
record PanelTime(String dashboard, String panel, long rows, double seconds) {
  private static final int RUNS = 3;

  /** Every panel of every dashboard over a stretch of time, the slowest first. */
  static List<PanelTime> all(Connection connection, Path dashboards, String from, String to, String column)
      throws IOException, SQLException {
    List<PanelTime> result = new ArrayList<>();
    try (Stream<Path> files = Files.list(dashboards)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        String dashboard = file.getFileName().toString().replace(".json", "");
        for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).findParents("targets")) {
          for (JsonNode target : panel.get("targets").findParents("rawSql")) {
            String sql = expand(target.get("rawSql").asText(), from, to, column);
            result.add(time(connection, dashboard, panel.path("title").asText(), sql));
          }
        }
      }
    }
    result.sort(Comparator.comparingDouble(PanelTime::seconds).reversed());
    return result;
  }

  /** What Grafana makes of its macros and variables. */
  private static String expand(String sql, String from, String to, String column) {
    return sql.replaceAll("\\$__timeFilter\\(([^)]+)\\)", "$1 BETWEEN '" + from + "' AND '" + to + "'")
        .replaceAll("\\$__timeGroupAlias\\(([^,]+), \\$__interval\\)",
            "floor(extract(epoch FROM $1) / 60) * 60 AS time")
        .replace("${model:sqlstring}", "'model_003'").replace("${version:sqlstring}", "'3'")
        .replace("${segment:sqlstring}", "'all'").replace("${column:sqlstring}", "'" + column + "'");
  }

  private static PanelTime time(Connection connection, String dashboard, String title, String sql)
      throws SQLException {
    double[] seconds = new double[RUNS];
    long rows = 0;
    for (int run = 0; run < RUNS; run++) {
      long began = System.nanoTime();
      rows = 0;
      try (Statement statement = connection.createStatement(); ResultSet answer = statement.executeQuery(sql)) {
        while (answer.next()) {
          rows++;
        }
      }
      seconds[run] = (System.nanoTime() - began) / 1e9;
    }
    Arrays.sort(seconds);
    return new PanelTime(dashboard, title, rows, seconds[RUNS / 2]);
  }
}

package io.driftmeter.demo;

import io.driftmeter.demo.WindowReading.Cell;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads verdicts from Postgres, through the views that dashboards use. */
final class Readings implements AutoCloseable {
  private static final String SQL = """
      SELECT c.window_start, c.column_name, c.verdict, m.score
        FROM driftmeter.v_column c
        LEFT JOIN driftmeter.v_measure m ON (m.model, m.version, m.segment, m.window_start, m.column_name, m.measure)
          = (c.model, c.version, c.segment, c.window_start, c.column_name, 'psi')
       WHERE c.model = ? AND c.segment = ? AND c.window_start >= ?
       ORDER BY c.window_start, c.column_name
      """;

  private final Connection connection;

  Readings(DemoStack stack) throws SQLException {
    this.connection = DriverManager.getConnection(stack.jdbcUrl(), stack.username(), stack.password());
  }

  /** The windows from that time on, in their order. */
  List<WindowReading> since(String model, String segment, Instant from) throws SQLException {
    List<WindowReading> windows = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setString(1, model);
      statement.setString(2, segment);
      statement.setObject(3, from.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          Instant start = rows.getObject(1, OffsetDateTime.class).toInstant();
          if (windows.isEmpty() || !windows.getLast().start().equals(start)) {
            windows.add(new WindowReading(start, new TreeMap<>()));
          }
          Cell cell = new Cell(rows.getString(3), rows.getObject(4, Double.class));
          windows.getLast().cells().put(rows.getString(2), cell);
        }
      }
    }
    return windows;
  }

  /** The end of the newest window there is of the model; null if there is none. */
  @Nullable
  Instant newestEnd(String model) throws SQLException {
    String sql = "SELECT max(window_end) FROM driftmeter.v_window WHERE model = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, model);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        OffsetDateTime newest = rows.getObject(1, OffsetDateTime.class);
        return newest == null ? null : newest.toInstant();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

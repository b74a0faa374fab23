package io.driftmeter.app.sink;

import io.driftmeter.schemas.avro.WindowReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Drops months that are older than what is kept, counted back from the newest window stored: a history that is replayed is
 * kept as long as one that is lived. Not thread-safe.
 */
public final class Retention {
  private final DataSource database;
  private final Duration kept;
  private LocalDate newestDay = LocalDate.MIN;

  public Retention(DataSource database, Duration kept) {
    if (kept.isNegative() || kept.isZero()) {
      throw new IllegalArgumentException("retention must be longer than nothing, found " + kept);
    }
    this.database = database;
    this.kept = kept;
  }

  /** As {@link #apply()}, once for each day of event time that the batch brings; the partitions dropped. */
  List<String> applyAfter(SinkBatch batch) throws SQLException {
    LocalDate day = newestDay;
    for (WindowReport report : batch.reports()) {
      LocalDate start = report.getWindowStart().atOffset(ZoneOffset.UTC).toLocalDate();
      day = start.isAfter(day) ? start : day;
    }
    if (!day.isAfter(newestDay)) {
      return List.of();
    }
    List<String> dropped = apply();
    newestDay = day;
    return dropped;
  }

  /** Drops partitions of every table that end at or before the newest window's start less the retention; their names. */
  public List<String> apply() throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (Statement limit = connection.createStatement()) {
        // Dropping waits for readers, and who comes after waits for it: rather give up and try again later.
        limit.execute("SET LOCAL lock_timeout = '5s'");
      }
      List<String> dropped = dropBefore(connection, newest(connection));
      connection.commit();
      return dropped;
    }
  }

  /** Start of the newest window; null if there is none. A statement of its own: a table in use cannot be dropped. */
  private static @Nullable OffsetDateTime newest(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet newest = statement.executeQuery("SELECT max(window_start) FROM driftmeter.window_report")) {
      newest.next();
      return newest.getObject(1, OffsetDateTime.class);
    }
  }

  private List<String> dropBefore(Connection connection, @Nullable OffsetDateTime newest) throws SQLException {
    List<String> dropped = new ArrayList<>();
    if (newest != null) {
      try (PreparedStatement statement = connection.prepareStatement("SELECT driftmeter.drop_partitions_before(?)")) {
        statement.setObject(1, newest.minus(kept));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            dropped.add(rows.getString(1));
          }
        }
      }
    }
    return dropped;
  }
}

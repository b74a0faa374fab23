package io.driftmeter.app.sink;

import io.driftmeter.schemas.avro.WindowReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

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
      List<String> dropped = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement("""
          SELECT driftmeter.drop_partitions_before(newest.start - ? * interval '1 millisecond')
            FROM (SELECT max(window_start) AS start FROM driftmeter.window_report) AS newest
           WHERE newest.start IS NOT NULL""")) {
        statement.setLong(1, kept.toMillis());
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            dropped.add(rows.getString(1));
          }
        }
      }
      connection.commit();
      return dropped;
    }
  }
}

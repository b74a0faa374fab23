package io.driftmeter.app.sink;

import io.driftmeter.schemas.avro.WindowReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * Stores a batch in one transaction: all of it or nothing, and the same again if it is written again.
 *
 * <p>A window's row is the gate to all else of that window: a report passes if no higher revision is stored, and holds the
 * row until the transaction ends, so that two writers cannot mix two revisions. Windows' rows are taken in the order of their
 * keys, so that two writers of reports cannot wait for each other. Profiles pass no gate: where two writers meet in them, one
 * may find a row that the other wrote just now, or a deadlock that Postgres ends. It then does its batch again by upserts.
 * Not thread-safe; use one for each thread.
 */
public final class ReportWriter {
  /** SQLSTATE of a row that no partition takes (a check violation): retention may have dropped it. */
  private static final String NO_PARTITION = "23514";
  /** SQLSTATE of a row that is there: columns whose window was deleted by hand, or profiles that another sink wrote just now. */
  private static final String NOT_UNIQUE = "23505";
  /** SQLSTATE of a transaction that was ended as another waited for it while it waited for that one. */
  private static final String DEADLOCK = "40P01";
  /** After these a second try may succeed. */
  private static final Set<String> PASSING = Set.of(NO_PARTITION, NOT_UNIQUE, DEADLOCK);

  private final DataSource database;
  private final Partitions partitions = new Partitions();

  public ReportWriter(DataSource database) {
    this.database = database;
  }

  /** Stores a batch that comes from no topic; rows inserted or replaced. */
  public long write(SinkBatch batch) throws SQLException {
    return write(batch, new SinkOffsets("", Map.of()));
  }

  /** Stores a batch and, in the same transaction, where the sink goes on reading; rows inserted or replaced. */
  public long write(SinkBatch batch, SinkOffsets offsets) throws SQLException {
    ProfileRows profiles = new ProfileRows(batch.profiles());
    Map<WindowKey, List<WindowReport>> reports = newestRevisions(batch.reports());
    Set<WindowKey> windows = new TreeSet<>(reports.keySet());
    windows.addAll(profiles.windows());
    try (Connection connection = database.getConnection()) {
      try {
        return write(connection, windows, reports, profiles, batch, offsets, true);
      } catch (SQLException e) {
        if (e.getSQLState() == null || !PASSING.contains(e.getSQLState())) {
          throw e;
        }
        partitions.forget();
        return write(connection, windows, reports, profiles, batch, offsets, false);
      }
    }
  }

  private long write(Connection connection, Set<WindowKey> windows, Map<WindowKey, List<WindowReport>> reports,
      ProfileRows profiles, SinkBatch batch, SinkOffsets offsets, boolean copying) throws SQLException {
    connection.setAutoCommit(true);
    partitions.ensure(connection, windows);
    connection.setAutoCommit(false);
    try {
      long rows = writeReports(connection, reports, copying) + profiles.write(connection, copying)
          + ReferenceRows.write(connection, batch.references()) + AlertRows.write(connection, batch.alerts());
      OffsetTable.save(connection, offsets);
      connection.commit();
      return rows;
    } catch (SQLException | RuntimeException e) {
      rollback(connection, e);
      throw e;
    }
  }

  private static void rollback(Connection connection, Exception cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and its transaction with it.
      cause.addSuppressed(e);
    }
  }

  /** Of a window whose row was inserted just now nothing else is stored. */
  private static long writeReports(Connection connection, Map<WindowKey, List<WindowReport>> reports, boolean copying)
      throws SQLException {
    Map<WindowKey, Integer> writes = writeWindows(connection, reports);
    Stale stale = new Stale();
    ReportRows rows = new ReportRows(copying);
    for (var window : reports.entrySet()) {
      Integer times = writes.get(window.getKey());
      if (times == null) {
        continue; // a higher revision is stored
      }
      Set<String> columns = new HashSet<>();
      for (WindowReport part : window.getValue()) {
        if (times > 1) {
          stale.add(window.getKey(), part.getRevision(), part.getPart(), part.getParts());
        }
        rows.addColumns(times == 1, window.getKey(), part, columns);
      }
    }
    stale.delete(connection, "column_report", "part");
    stale.delete(connection, "measure_score", "part");
    return writes.size() + rows.write(connection);
  }

  /** How often each window that let its report pass has been written. */
  private static Map<WindowKey, Integer> writeWindows(Connection connection, Map<WindowKey, List<WindowReport>> reports)
      throws SQLException {
    Map<WindowKey, Integer> writes = new HashMap<>();
    if (reports.isEmpty()) {
      return writes;
    }
    Upsert.Rows rows = ReportRows.windows();
    reports.forEach((key, parts) -> ReportRows.addWindow(rows, key, parts.getFirst()));
    try (PreparedStatement statement = rows.prepare(connection); ResultSet passed = statement.executeQuery()) {
      while (passed.next()) {
        writes.put(
            new WindowKey(passed.getString(1), passed.getString(2), passed.getString(3), passed.getLong(4)),
            passed.getInt(5));
      }
    }
    return writes;
  }

  /** The parts of the highest revision of each window, of a repeated part the last, in the order of the keys. */
  private static Map<WindowKey, List<WindowReport>> newestRevisions(List<WindowReport> reports) {
    Map<WindowKey, Map<Integer, WindowReport>> newest = new TreeMap<>();
    for (WindowReport report : reports) {
      WindowKey key = WindowKey.of(report.getModel(), report.getVersion(), report.getSegment(),
          report.getWindowStart());
      Map<Integer, WindowReport> parts = newest.computeIfAbsent(key, k -> new LinkedHashMap<>());
      int revision = parts.isEmpty() ? report.getRevision() : parts.values().iterator().next().getRevision();
      if (report.getRevision() > revision) {
        parts.clear();
      }
      if (report.getRevision() >= revision) {
        parts.put(report.getPart(), report);
      }
    }
    Map<WindowKey, List<WindowReport>> result = new TreeMap<>();
    newest.forEach((key, parts) -> result.put(key, new ArrayList<>(parts.values())));
    return result;
  }
}

package io.driftmeter.app.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;

/** Makes the monthly partitions that rows need, before they are written. Remembers which it has seen. Not thread-safe. */
final class Partitions {
  private final Set<YearMonth> known = new HashSet<>();

  /**
   * Makes sure that windows with these starts (milliseconds since 1970) can be stored.
   *
   * @param connection in auto-commit mode: attaching a partition inside the batch's transaction could deadlock with another
   *     writer that already holds rows of it
   */
  void ensure(Connection connection, Collection<WindowKey> windows) throws SQLException {
    TreeMap<YearMonth, Long> missing = new TreeMap<>();
    for (WindowKey window : windows) {
      YearMonth month = YearMonth.from(Instant.ofEpochMilli(window.start()).atOffset(ZoneOffset.UTC));
      if (!known.contains(month)) {
        missing.put(month, window.start());
      }
    }
    for (var month : missing.entrySet()) {
      try (PreparedStatement statement = connection.prepareStatement(
          "SELECT driftmeter.ensure_partitions(timestamptz 'epoch' + ? * interval '1 millisecond')")) {
        statement.setLong(1, month.getValue());
        statement.execute();
      }
      known.add(month.getKey());
    }
  }

  /** To be called when Postgres had no partition for a row: retention may have dropped one that was known. */
  void forget() {
    known.clear();
  }
}

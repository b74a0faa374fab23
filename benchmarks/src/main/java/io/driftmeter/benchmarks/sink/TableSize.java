package io.driftmeter.benchmarks.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with all its partitions.
 *
 * @param bytes of its rows, of what is kept beside them, and of its indexes
 */
record TableSize(String table, long rows, long bytes) {
  private static final List<String> TABLES = List.of("window_report", "column_report", "measure_score",
      "column_profile");

  /** The tables that grow with the windows. */
  static List<TableSize> of(Connection connection) throws SQLException {
    List<TableSize> result = new ArrayList<>();
    for (String table : TABLES) {
      try (PreparedStatement statement = connection.prepareStatement("""
          SELECT (SELECT count(*) FROM driftmeter.%1$s),
                 (SELECT sum(pg_total_relation_size(inhrelid))::bigint FROM pg_inherits
                   WHERE inhparent = 'driftmeter.%1$s'::regclass)""".formatted(table));
          ResultSet sizes = statement.executeQuery()) {
        sizes.next();
        result.add(new TableSize(table, sizes.getLong(1), sizes.getLong(2)));
      }
    }
    return result;
  }

  double bytesPerRow() {
    return (double) bytes / rows;
  }
}

package io.driftmeter.app.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows that a newer report or profile makes void: those of the same piece (part or chunk), of pieces that no longer exist,
 * and, once the last piece is there, all of lower revisions. Rows of pieces still to come stay until then.
 */
final class Stale {
  private final List<WindowKey> windows = new ArrayList<>();
  private final List<Integer> revisions = new ArrayList<>();
  private final List<Integer> pieces = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();

  void add(WindowKey window, int revision, int piece, int count) {
    windows.add(window);
    revisions.add(revision);
    pieces.add(piece);
    counts.add(count);
  }

  /** Deletes them from a table whose rows say in the column {@code piece} which piece they came with. */
  void delete(Connection connection, String table, String piece) throws SQLException {
    if (windows.isEmpty()) {
      return;
    }
    // The bounds repeat what the keys say, so that the planner looks only at the partitions concerned.
    String sql = """
        DELETE FROM driftmeter.%1$s stored
         USING unnest(?::text[], ?::text[], ?::text[], ?::int8[], ?::int4[], ?::int4[], ?::int4[])
                 AS given (model, version, segment, start_ms, revision, piece, pieces)
         WHERE stored.model = given.model AND stored.version = given.version AND stored.segment = given.segment
           AND stored.window_start = timestamptz 'epoch' + given.start_ms * interval '1 millisecond'
           AND stored.window_start BETWEEN timestamptz 'epoch' + ? * interval '1 millisecond'
                                       AND timestamptz 'epoch' + ? * interval '1 millisecond'
           AND stored.revision <= given.revision
           AND (stored.%2$s = given.piece OR stored.%2$s >= given.pieces
                OR (given.piece = given.pieces - 1 AND stored.revision < given.revision))""".formatted(table, piece);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", windows.stream().map(WindowKey::model).toArray()));
      statement.setArray(2, connection.createArrayOf("text", windows.stream().map(WindowKey::version).toArray()));
      statement.setArray(3, connection.createArrayOf("text", windows.stream().map(WindowKey::segment).toArray()));
      statement.setArray(4, connection.createArrayOf("int8", windows.stream().map(WindowKey::start).toArray()));
      statement.setArray(5, connection.createArrayOf("int4", revisions.toArray()));
      statement.setArray(6, connection.createArrayOf("int4", pieces.toArray()));
      statement.setArray(7, connection.createArrayOf("int4", counts.toArray()));
      statement.setLong(8, windows.stream().mapToLong(WindowKey::start).min().orElseThrow());
      statement.setLong(9, windows.stream().mapToLong(WindowKey::start).max().orElseThrow());
      statement.executeUpdate();
    }
  }
}

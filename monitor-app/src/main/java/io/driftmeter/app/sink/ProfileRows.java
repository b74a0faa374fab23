package io.driftmeter.app.sink;

import static io.driftmeter.app.sink.Upsert.Kind.BYTES;
import static io.driftmeter.app.sink.Upsert.Kind.INTEGER;
import static io.driftmeter.app.sink.Upsert.Kind.LONG;
import static io.driftmeter.app.sink.Upsert.Kind.TEXT;
import static io.driftmeter.app.sink.Upsert.Kind.TIME;

import io.driftmeter.app.sink.Upsert.Field;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileCodec;
import io.driftmeter.schemas.avro.ProfileChunk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Merged profiles as rows of column_profile: a chunk is taken apart, so that one column can be read without the others.
 *
 * <p>Profiles and reports are different topics and arrive in any order, so a profile does not pass through the window's row:
 * it is left out if a row of a higher revision is stored.
 */
final class ProfileRows {
  private static final Upsert PROFILES = new Upsert("column_profile",
      ReportRows.with(ReportRows.WINDOW_KEY, new Field("column_name", TEXT)),
      List.of(new Field("window_end", TIME), new Field("revision", INTEGER), new Field("chunk", INTEGER),
          new Field("column_type", TEXT), new Field("rows", LONG), new Field("profile", BYTES)),
      ReportRows.NOT_OLDER, "", "");

  private final Map<WindowKey, Map<Integer, ProfileChunk>> newest = new TreeMap<>();

  ProfileRows(List<ProfileChunk> chunks) {
    for (ProfileChunk chunk : chunks) {
      WindowKey key = WindowKey.of(chunk.getModel(), chunk.getVersion(), chunk.getSegment(), chunk.getWindowStart());
      Map<Integer, ProfileChunk> ofWindow = newest.computeIfAbsent(key, k -> new TreeMap<>());
      int revision = ofWindow.isEmpty() ? chunk.getRevision() : ofWindow.values().iterator().next().getRevision();
      if (chunk.getRevision() > revision) {
        ofWindow.clear();
      }
      if (chunk.getRevision() >= revision) {
        ofWindow.put(chunk.getChunk(), chunk);
      }
    }
  }

  Set<WindowKey> windows() {
    return newest.keySet();
  }

  /**
   * Rows inserted or replaced.
   *
   * @param copying whether rows of new windows are copied in
   */
  long write(Connection connection, boolean copying) throws SQLException {
    Map<WindowKey, Integer> stored = storedRevisions(connection);
    Stale stale = new Stale();
    WindowRows rows = new WindowRows(PROFILES, copying);
    newest.forEach((key, chunks) -> {
      Integer there = stored.get(key);
      Set<String> columns = new HashSet<>();
      for (ProfileChunk chunk : chunks.values()) {
        if (there != null && there > chunk.getRevision()) {
          continue;
        }
        if (there != null) {
          stale.add(key, chunk.getRevision(), chunk.getChunk(), chunk.getChunks());
        }
        addColumns(rows, there == null, key, chunk, columns);
      }
    });
    stale.delete(connection, "column_profile", "chunk");
    return rows.write(connection);
  }

  private static void addColumns(WindowRows rows, boolean isNew, WindowKey key, ProfileChunk chunk,
      Set<String> seen) {
    for (byte[] bytes : ProfileCodec.splitChunk(ReferenceRows.bytes(chunk.getProfile()))) {
      ColumnProfile column = ProfileCodec.readColumn(bytes);
      String name = SinkText.key(column.column().name());
      if (seen.add(name)) {
        rows.add(isNew, key.model(), key.version(), key.segment(), key.start(), name,
            chunk.getWindowEnd().toEpochMilli(),
            chunk.getRevision(), chunk.getChunk(), column.column().type().label(), column.rows(), bytes);
      }
    }
  }

  /** The highest revision stored of each window of the batch that has any. */
  private Map<WindowKey, Integer> storedRevisions(Connection connection) throws SQLException {
    Map<WindowKey, Integer> result = new HashMap<>();
    if (newest.isEmpty()) {
      return result;
    }
    List<WindowKey> keys = new ArrayList<>(newest.keySet());
    try (PreparedStatement statement = connection.prepareStatement("""
        SELECT given.place, stored.revision
          FROM unnest(?::text[], ?::text[], ?::text[], ?::int8[])
                 WITH ORDINALITY AS given (model, version, segment, start_ms, place)
         CROSS JOIN LATERAL (
                SELECT max(revision) AS revision FROM driftmeter.column_profile p
                 WHERE p.model = given.model AND p.version = given.version AND p.segment = given.segment
                   AND p.window_start = timestamptz 'epoch' + given.start_ms * interval '1 millisecond') AS stored
         WHERE stored.revision IS NOT NULL""")) {
      statement.setArray(1, connection.createArrayOf("text", keys.stream().map(WindowKey::model).toArray()));
      statement.setArray(2, connection.createArrayOf("text", keys.stream().map(WindowKey::version).toArray()));
      statement.setArray(3, connection.createArrayOf("text", keys.stream().map(WindowKey::segment).toArray()));
      statement.setArray(4, connection.createArrayOf("int8", keys.stream().map(WindowKey::start).toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.put(keys.get(rows.getInt(1) - 1), rows.getInt(2));
        }
      }
    }
    return result;
  }
}

package io.driftmeter.app.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The table sink_offset. */
final class OffsetTable {
  private OffsetTable() {}

  static void save(Connection connection, SinkOffsets offsets) throws SQLException {
    if (offsets.next().isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement("""
        INSERT INTO driftmeter.sink_offset (sink, topic, topic_partition, next_offset) VALUES (?, ?, ?, ?)
            ON CONFLICT (sink, topic, topic_partition)
            DO UPDATE SET next_offset = excluded.next_offset, written_at = now()""")) {
      for (var offset : offsets.next().entrySet()) {
        statement.setString(1, offsets.sink());
        statement.setString(2, offset.getKey().topic());
        statement.setInt(3, offset.getKey().partition());
        statement.setLong(4, offset.getValue());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static Map<TopicPartition, Long> load(Connection connection, String sink) throws SQLException {
    try (PreparedStatement statement = connection
        .prepareStatement("SELECT topic, topic_partition, next_offset FROM driftmeter.sink_offset WHERE sink = ?")) {
      statement.setString(1, sink);
      Map<TopicPartition, Long> result = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
      }
      return result;
    }
  }
}

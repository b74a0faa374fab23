package io.driftmeter.benchmarks.sink;

import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.app.record.WriterSchemas;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.WindowReport;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * When the first verdict on a window reached each station of its way, in seconds from when the window could have been closed:
 * its end plus the grace.
 *
 * @param left   when the last of its partials was sent
 * @param judged when its report was sent
 * @param stored when the transaction was committed that brought its row, by the database's clock
 */
record Milestones(double left, double judged, double stored) {
  /** A window of a model. */
  private record Key(String model, long start) {}

  /**
   * Of all stored windows that end within a stretch of time.
   *
   * @param graceMs of the models' windows
   * @param from    first end that counts, milliseconds since 1970
   * @param to      first end that does not count any more
   */
  static List<Milestones> of(PostgresConfig database, String broker, TopicsConfig topics, WriterSchemas writers,
      long graceMs, long from, long to) throws SQLException {
    Map<Key, Long> left = new HashMap<>();
    read(broker, topics.partials(), record -> {
      Partial partial = AvroSerde.of(Partial.class, null).deserialize(record.topic(), record.value());
      if (partial != null && partial.getChunk() != null) {
        Key key = new Key(partial.getModel(), partial.getChunk().getWindowStart().toEpochMilli());
        left.merge(key, record.timestamp(), Math::max);
      }
    });
    Map<Key, Long> judged = new HashMap<>();
    AvroSerde<WindowReport> reports = AvroSerde.of(WindowReport.class, writers);
    read(broker, topics.reports(), record -> {
      WindowReport report = reports.deserialize(record.topic(), record.value());
      if (report != null) {
        Key key = new Key(report.getModel(), report.getWindowStart().toEpochMilli());
        judged.merge(key, record.timestamp(), Math::min);
      }
    });
    List<Milestones> result = new ArrayList<>();
    stored(database, (key, times) -> {
      long closes = times[0] + graceMs;
      if (times[0] >= from && times[0] < to) {
        result.add(new Milestones(seconds(found(left, key, "partial") - closes),
            seconds(found(judged, key, "report") - closes), seconds(times[1] - closes)));
      }
    });
    return result;
  }

  private static long found(Map<Key, Long> times, Key key, String what) {
    Long time = times.get(key);
    if (time == null) {
      throw new IllegalStateException("the topics hold no " + what + " of " + key + ", though its row is stored");
    }
    return time;
  }

  private static double seconds(long milliseconds) {
    return milliseconds / 1e3;
  }

  /** Gives each window's end and when its row was committed. A row that was revised since counts as late as it was revised. */
  private static void stored(PostgresConfig database, BiConsumer<Key, long[]> each) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url(), database.username(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("""
            SELECT model, (extract(epoch FROM window_start) * 1000)::bigint,
                   (extract(epoch FROM window_end) * 1000)::bigint,
                   (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::bigint
              FROM driftmeter.window_report""")) {
      while (rows.next()) {
        each.accept(new Key(rows.getString(1), rows.getLong(2)), new long[]{rows.getLong(3), rows.getLong(4)});
      }
    }
  }

  private static void read(String broker, String topic,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker, ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed"),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
          .map(info -> new TopicPartition(topic, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(each);
      }
    }
  }
}

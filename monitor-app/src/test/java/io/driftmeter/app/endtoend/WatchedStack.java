package io.driftmeter.app.endtoend;

import static org.awaitility.Awaitility.await;

import io.driftmeter.app.config.ConfigLoader;
import io.driftmeter.app.service.Monitor;
import io.driftmeter.local.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/** A monitor in this JVM on a stack, with topics and a database of its own, and what can be read of both. */
final class WatchedStack implements AutoCloseable {
  /** One value of a row of a query. */
  @FunctionalInterface
  interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private static final Duration DONE_WITHIN = Duration.ofMinutes(5);

  private final Stack stack;
  private final String prefix;
  private final String database;
  private final Path file;
  private @Nullable Monitor monitor;

  /**
   * Writes the file that a user writes; nothing runs yet.
   *
   * @param prefix of the monitor's topics
   * @param extra  further sections of the file, such as {@code registry}
   * @param model  what is watched: one entry, in YAML's braces
   */
  WatchedStack(Stack stack, Path folder, String prefix, String extra, String model) throws IOException {
    this.stack = stack;
    this.prefix = prefix;
    this.database = stack.newDatabase();
    this.file = Files.writeString(folder.resolve(prefix + ".yaml"), """
        kafka: {bootstrap.servers: "%s", state.dir: "%s"}
        postgres: {url: "%s", username: "%s", password: "%s"}
        http: {port: 0}
        topics: {prefix: %s}
        %s
        models: [%s]
        """.formatted(stack.bootstrapServers(), folder.resolve(prefix), database, stack.username(), stack.password(),
        prefix, extra, model));
  }

  /** As the constructor, and starts the monitor; the prediction topic must exist. */
  static WatchedStack start(Stack stack, Path folder, String prefix, String extra, String model) throws IOException {
    WatchedStack watched = new WatchedStack(stack, folder, prefix, extra, model);
    watched.start();
    return watched;
  }

  void start() {
    monitor = Monitor.start(ConfigLoader.load(file, Map.of()));
  }

  /** The configuration. */
  Path file() {
    return file;
  }

  /** The section of a configuration that says where the stack's registry is. */
  static String registry(Stack stack) {
    return "registry: {url: \"" + stack.registryUrl() + "\"}";
  }

  /** Tries until it holds; the tables may not even be there yet. */
  void eventually(ThrowingRunnable holds) {
    await().atMost(DONE_WITHIN).pollInterval(Duration.ofMillis(500)).ignoreExceptionsInstanceOf(SQLException.class)
        .untilAsserted(holds);
  }

  <T> List<T> query(String sql, Mapper<T> mapper) throws SQLException {
    return query(stack.username(), sql, mapper);
  }

  /** With the rights of that role. */
  <T> List<T> query(String role, String sql, Mapper<T> mapper) throws SQLException {
    List<T> result = new ArrayList<>();
    try (var connection = DriverManager.getConnection(database, stack.username(), stack.password());
        var statement = connection.createStatement()) {
      statement.execute("SET ROLE \"" + role + "\"");
      try (var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          result.add(mapper.map(rows));
        }
      }
    }
    return result;
  }

  long number(String sql) throws SQLException {
    return query(sql, row -> row.getLong(1)).getFirst();
  }

  /** Events by the start of their window. */
  Map<Instant, Long> rowsByWindow() throws SQLException {
    Map<Instant, Long> result = new TreeMap<>();
    query("select window_start, rows from driftmeter.v_window where segment = 'all'",
        row -> result.put(row.getObject(1, OffsetDateTime.class).toInstant(), row.getLong(2)));
    return result;
  }

  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return records(prefix + ".dead-letters");
  }

  /** Everything committed to the topic up to now. */
  List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    Map<String, Object> settings = new HashMap<>(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        stack.bootstrapServers(), ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"));
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
        new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
          .map(info -> new TopicPartition(topic, info.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> result = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(result::add);
      }
      return result;
    }
  }

  @Override
  public void close() {
    if (monitor != null) {
      monitor.close();
    }
  }
}

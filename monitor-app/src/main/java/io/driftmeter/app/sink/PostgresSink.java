package io.driftmeter.app.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the report topics into Postgres on a thread of its own.
 *
 * <p>Where it goes on reading is stored in Postgres with what it read, never in Kafka, so that a crash between the two cannot
 * happen. While Postgres is away it keeps what it holds, pauses, stays in the group, and tries again ever more slowly; the
 * tables are created when Postgres first answers. Several sinks of one group share the partitions.
 */
public final class PostgresSink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresSink.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ASK = Duration.ofSeconds(1);
  private static final long FIRST_RETRY_MS = 100;
  private static final long LAST_RETRY_MS = 5_000;

  private final Database database;
  private final @Nullable Retention retention;
  private final SinkTopics topics;
  private final String group;
  private final Consumer<byte[], byte[]> consumer;
  private final PendingRecords pending;
  private final TolerantWriter writer;
  private final Thread thread;

  /** Assigned, but not yet sought to where they go on. */
  private final Set<TopicPartition> unpositioned = new HashSet<>();
  private boolean migrated;
  private long retryMs = FIRST_RETRY_MS;
  private long rowsWritten;

  private volatile boolean closing;
  private volatile SinkStatus status = new SinkStatus(false, 0, 0, 0, "not started");

  /**
   * @param retention applied once for each new day of event time; null keeps all
   * @param kafka     passed to the consumer; {@code bootstrap.servers} is required
   * @param group     consumer group, and the name under which the offsets are stored
   */
  public PostgresSink(Database database, @Nullable Retention retention, SinkTopics topics, Map<String, String> kafka,
      String group) {
    this.database = database;
    this.retention = retention;
    this.topics = topics;
    this.group = group;
    this.consumer = new KafkaConsumer<>(consumerConfig(kafka, group), new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
    this.pending = new PendingRecords(topics);
    this.writer = new TolerantWriter(new ReportWriter(database.dataSource()));
    this.thread = new Thread(this::run, "driftmeter-postgres-sink");
  }

  private static Map<String, Object> consumerConfig(Map<String, String> kafka, String group) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // Also where stored offsets no longer exist, because the topic was deleted and made again: begin again.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    // A profile chunk nears a megabyte: what is held while Postgres is away is bounded in bytes, not in records.
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 << 20);
    return config;
  }

  /** Begins to read; returns at once, whether or not Kafka and Postgres are there. */
  public void start() {
    thread.start();
  }

  public SinkStatus status() {
    return status;
  }

  public boolean healthy() {
    return status.up();
  }

  private void run() {
    try (consumer) {
      consumer.subscribe(topics.names(), new Assignment());
      while (!closing) {
        try {
          step();
        } catch (WakeupException e) {
          throw e;
        } catch (RuntimeException e) {
          LOG.error("the Postgres sink cannot read, and tries again", e);
          publish(false, "Kafka: " + e.getMessage(), status.lagRecords());
          LockSupport.parkNanos(Duration.ofMillis(LAST_RETRY_MS).toNanos());
        }
      }
    } catch (WakeupException e) {
      LOG.debug("woken to close");
    } catch (RuntimeException e) {
      LOG.error("the Postgres sink stopped", e);
      publish(false, "stopped: " + e, status.lagRecords());
      return;
    }
    publish(false, "closed", status.lagRecords());
  }

  private void step() {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    pending.add(polled);
    try {
      position();
      store();
      consumer.resume(consumer.assignment());
      retryMs = FIRST_RETRY_MS;
      publish(true, null, polled.isEmpty() ? askedLag() : fetchedLag());
    } catch (SQLException e) {
      waitOut("Postgres: " + e.getMessage(), e);
    } catch (WakeupException e) {
      throw e;
    } catch (RuntimeException e) {
      waitOut(String.valueOf(e), e);
    }
  }

  private void position() throws SQLException {
    if (!migrated) {
      database.migrate();
      migrated = true;
    }
    if (unpositioned.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> stored;
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(true);
      stored = OffsetTable.load(connection, group);
    }
    for (TopicPartition partition : unpositioned) {
      Long next = stored.get(partition);
      if (next == null) {
        consumer.seekToBeginning(Set.of(partition));
      } else {
        consumer.seek(partition, next);
      }
    }
    unpositioned.clear();
  }

  private void store() throws SQLException {
    if (pending.isEmpty()) {
      return;
    }
    SinkBatch batch = pending.batch();
    rowsWritten += writer.write(batch, new SinkOffsets(group, pending.next()));
    pending.clear();
    if (retention != null) {
      retain(retention, batch);
    }
  }

  private void retain(Retention applied, SinkBatch batch) {
    try {
      var dropped = applied.applyAfter(batch);
      if (!dropped.isEmpty()) {
        LOG.info("retention dropped {}", dropped);
      }
    } catch (SQLException e) {
      LOG.warn("retention is put off: {}", e.getMessage());
    }
  }

  /** Nothing is read meanwhile, but polling goes on, so that the sink stays in its group. */
  private void waitOut(String problem, Exception cause) {
    if (status.up() || status.problem() == null || !problem.equals(status.problem())) {
      LOG.warn("the Postgres sink waits and keeps {} records: {}", pending.size(), problem);
      LOG.debug("in full", cause);
    }
    publish(false, problem, askedLag());
    consumer.pause(consumer.assignment());
    pending.add(consumer.poll(Duration.ofMillis(retryMs)));
    retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
  }

  private void publish(boolean up, @Nullable String problem, long lag) {
    status = new SinkStatus(up, lag, rowsWritten, writer.rejected() + pending.unreadable(), problem);
  }

  /** As the last fetch said, which costs nothing. */
  private long fetchedLag() {
    long lag = pending.size();
    for (TopicPartition partition : consumer.assignment()) {
      lag += consumer.currentLag(partition).orElse(0);
    }
    return lag;
  }

  /** As the broker says now: nothing is fetched while the sink waits, and just then the lag matters most. */
  private long askedLag() {
    try {
      long lag = pending.size();
      for (var end : consumer.endOffsets(consumer.assignment(), ASK).entrySet()) {
        lag += Math.max(0, end.getValue() - consumer.position(end.getKey(), ASK));
      }
      return lag;
    } catch (TimeoutException e) {
      LOG.debug("Kafka did not say where the topics end; the lag stays as it was", e);
      return status.lagRecords();
    }
  }

  /** Stops after the transaction in progress. What is not stored is read again at the next start. */
  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Assignment implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // Postgres may be away just now, and an exception here would end the poll: positions follow in step().
      unpositioned.addAll(partitions);
      consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      unpositioned.removeAll(partitions);
      pending.forget(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
      onPartitionsRevoked(partitions);
    }
  }
}

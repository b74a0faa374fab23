package io.driftmeter.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftmeter.local.LocalBroker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The store hangs on an internal hook of Kafka Streams: an upgrade that calls it at another moment, or not at all, would
 * lose or double data without an error. Here it fails.
 */
class SketchStoreIT {
  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final List<String> KEYS = List.of("a", "b", "c");

  @TempDir
  private static Path brokerFolder;
  private static LocalBroker broker;
  private static int runs;

  @TempDir
  private Path state;
  private String name;

  @BeforeAll
  static void startBroker() {
    broker = new LocalBroker(brokerFolder, 0);
    broker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @BeforeEach
  void createTopics() throws Exception {
    name = "counting-" + ++runs;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin.createTopics(List.of(new NewTopic(input(), 1, (short) 1), new NewTopic(output(), 1, (short) 1))).all()
          .get();
    }
    CommitOrder.clear();
  }

  @ParameterizedTest
  @CsvSource({"exactly_once_v2, classic", "exactly_once_v2, streams", "at_least_once, classic",
    "at_least_once, streams"})
  void objectsComeBackWhereTheyWereWithoutTheStateDirectory(String guarantee, String protocol) throws Exception {
    // Given
    send(100);
    try (KafkaStreams streams = start(guarantee, protocol)) {
      awaitCounts(100);
      stop(streams);
    }
    Utils.delete(state.toFile());
    send(50);

    // When
    try (KafkaStreams streams = start(guarantee, protocol)) {
      // Then
      awaitCounts(150);
      stop(streams);
    }
    assertThat(countsSaid()).isEqualTo(150L * KEYS.size());
  }

  @Test
  void underAtLeastOnceACommitWritesSendsAwaitsCommitsOffsetsAndThenIsDurable() throws Exception {
    // Given
    send(1);

    // When
    try (KafkaStreams streams = start(StreamsConfig.AT_LEAST_ONCE, "classic")) {
      await().atMost(WITHIN).until(() -> CommitOrder.steps().contains(CommitOrder.DURABLE));
      List<String> steps = CommitOrder.steps();
      stop(streams);

      // Then every step begins when all of the step before are done
      List<String> once = List.of(CommitOrder.WRITTEN, CommitOrder.SENT, CommitOrder.ACKNOWLEDGED, CommitOrder.OFFSETS,
          CommitOrder.DURABLE);
      List<String> upToDurable = steps.subList(0, steps.indexOf(CommitOrder.DURABLE) + 1);
      assertThat(upToDurable).containsAll(once);
      assertThat(upToDurable.lastIndexOf(CommitOrder.WRITTEN)).isLessThan(
          upToDurable.lastIndexOf(CommitOrder.ACKNOWLEDGED));
      assertThat(upToDurable.lastIndexOf(CommitOrder.ACKNOWLEDGED)).isLessThan(
          upToDurable.indexOf(CommitOrder.OFFSETS));
      int parts = 2 * KEYS.size();
      assertThat(Collections.frequency(upToDurable, CommitOrder.WRITTEN)).isEqualTo(parts);
      assertThat(Collections.frequency(upToDurable, CommitOrder.SENT)).isEqualTo(parts);
      assertThat(Collections.frequency(upToDurable, CommitOrder.ACKNOWLEDGED)).isEqualTo(parts);
    }
  }

  @Test
  void nothingIsWrittenForEventsBetweenTwoCommits() throws Exception {
    // Given
    send(1_000);

    // When
    try (KafkaStreams streams = start(StreamsConfig.AT_LEAST_ONCE, "classic")) {
      awaitCounts(1_000);
      stop(streams);
    }

    // Then
    assertThat(Collections.frequency(CommitOrder.steps(), CommitOrder.WRITTEN)).isPositive().isLessThan(200);
  }

  @Test
  void underExactlyOnceWhatIsSaidAndWhatIsStoredBecomeVisibleTogether() throws Exception {
    // Given
    send(10);

    // When
    try (KafkaStreams streams = start(StreamsConfig.EXACTLY_ONCE_V2, "classic")) {
      awaitCounts(10);

      // Then
      assertThat(stored()).isEqualTo(10);
      assertThat(CommitOrder.steps()).contains(CommitOrder.WRITTEN, CommitOrder.SENT);
      stop(streams);
    }
  }

  private KafkaStreams start(String guarantee, String protocol) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
    settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 500);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
        CommitOrder.Producer.class.getName());
    settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        CommitOrder.Consumer.class.getName());
    KafkaStreams streams = new KafkaStreams(CountingTopology.of(input(), output()), settings);
    streams.start();
    return streams;
  }

  private static void stop(KafkaStreams streams) {
    streams.close(CloseOptions.timeout(Duration.ofSeconds(30))
        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  private void send(int perKey) throws Exception {
    // A topic this new may refuse the first batch and take the second, which the first can then not follow: seen once.
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address(),
        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, new ByteArraySerializer(),
        new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < perKey; i++) {
        for (String key : KEYS) {
          sent.add(producer.send(new ProducerRecord<>(input(), key.getBytes(StandardCharsets.UTF_8), new byte[0])));
        }
      }
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    }
  }

  private void awaitCounts(int expected) {
    await().atMost(WITHIN).untilAsserted(() -> assertThat(lastCounts()).hasSize(KEYS.size()).allSatisfy(
        (key, count) -> assertThat(count).as("count of %s", key).isEqualTo(expected)));
  }

  private Map<String, Integer> lastCounts() {
    Map<String, Integer> last = new HashMap<>();
    read(output()).forEach(record -> last.put(new String(record.key(), StandardCharsets.UTF_8),
        ByteBuffer.wrap(record.value()).getInt()));
    return last;
  }

  private long countsSaid() {
    return read(output()).size();
  }

  /** The least count that the changelog holds of any part. */
  private int stored() {
    Map<ByteBuffer, Integer> last = new HashMap<>();
    read(name + "-" + CountingTopology.STORE + "-changelog").forEach(
        record -> last.put(ByteBuffer.wrap(record.key()), ByteBuffer.wrap(record.value()).getInt()));
    assertThat(last).hasSize(2 * KEYS.size());
    return Collections.min(last.values());
  }

  /** What is committed of a topic of one partition. */
  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
        Map.of("bootstrap.servers", broker.address(), "isolation.level", "read_committed"),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  private String input() {
    return name + "-input";
  }

  private String output() {
    return name + "-output";
  }
}

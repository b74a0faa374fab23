package io.driftmeter.app.topology;

import io.driftmeter.app.config.HttpConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.decode.SchemaSource;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.poll.PolledEvents;
import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.app.record.ReferenceKey;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.app.store.SketchStore;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.WindowReport;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.test.TestRecord;

/** The whole topology in this thread; its wall clock begins at {@link #START} and stands still until it is told. */
final class TestMonitor implements AutoCloseable {
  static final Instant START = Instant.parse("2025-03-01T00:00:00Z");
  static final String TOPIC = "predictions";
  static final TopicsConfig TOPICS = new TopicsConfig("dm", 1, (short) -1);
  private static final Duration TICK = Duration.ofMillis(200);
  /** Ticks until what is due has passed both stages, with the commits that at-least-once waits for in between. */
  private static final int TICKS_THROUGH = 6;

  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private final Path state = temporary();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> events;
  private final TestInputTopic<String, Partial> partials;
  private final TestInputTopic<String, io.driftmeter.schemas.avro.Reference> references;
  private final TestOutputTopic<String, WindowReport> reports;

  TestMonitor(ModelConfig model) {
    this(model, StreamsConfig.EXACTLY_ONCE_V2);
  }

  TestMonitor(ModelConfig model, String guarantee) {
    this(model, guarantee, id -> {
      throw new IllegalStateException("JSON has no schemas");
    });
  }

  TestMonitor(ModelConfig model, String guarantee, SchemaSource schemas) {
    MonitorConfig config = new MonitorConfig(Map.of(), null, null, new HttpConfig("127.0.0.1", 0), TOPICS,
        List.of(model));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "dm");
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    driver = new TopologyTestDriver(new MonitorTopology(config, schemas, (topic, partition) -> OptionalLong.empty(),
        null, new MonitorMetrics(metrics)).get(), settings, START);
    events = driver.createInputTopic(TOPIC, new ByteArraySerializer(), new ByteArraySerializer());
    partials = driver.createInputTopic(TOPICS.partials(), new StringSerializer(), AvroSerde.of(Partial.class, null));
    references = driver.createInputTopic(TOPICS.references(), new StringSerializer(),
        AvroSerde.of(io.driftmeter.schemas.avro.Reference.class, null));
    reports = driver.createOutputTopic(TOPICS.reports(), new StringDeserializer(),
        AvroSerde.of(WindowReport.class, null));
  }

  /** Pipes an event of a time in milliseconds after {@link #START}, with further fields such as {@code "x":1}. */
  void event(long at, String fields) {
    long time = START.toEpochMilli() + at;
    value("{\"t\":%d%s%s}".formatted(time, fields.isEmpty() ? "" : ",", fields).getBytes(StandardCharsets.UTF_8));
  }

  void value(byte[] value) {
    record(new TestRecord<>(null, value, START));
  }

  void record(TestRecord<byte[], byte[]> record) {
    events.pipeInput(record);
  }

  /** Pipes events as a poll returns them, at offsets from the first one's on. */
  void poll(List<ConsumerRecord<byte[], byte[]>> polled) {
    record(new TestRecord<>(null, new byte[0], new RecordHeaders(List.of(new PolledEvents(polled))), START));
  }

  /** Pipes what another partition, or another instance, would have sent to the merge. */
  void partial(Partial partial) {
    partials.pipeInput(partial.getModel(), partial);
  }

  void reference(String model, Reference reference) {
    ReferenceRecords.of(model, reference).forEach(chunk -> references.pipeInput(ReferenceKey.of(chunk), chunk));
  }

  /** Lets the wall clock pass from now, as a tick notices that it is, and then what is due pass both stages. */
  void pass(Duration time) {
    tick();
    driver.advanceWallClockTime(time);
    for (int i = 0; i < TICKS_THROUGH; i++) {
      tick();
    }
  }

  void tick() {
    driver.advanceWallClockTime(TICK);
  }

  /** The reports since this was last asked. */
  List<WindowReport> reports() {
    return reports.readValuesToList();
  }

  /** The records of one of our topics since this was last asked. */
  <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
    return driver.createOutputTopic(topic, new StringDeserializer(), AvroSerde.of(type, null)).readValuesToList();
  }

  /** Any topic's records, as they are. */
  List<TestRecord<byte[], byte[]>> readRaw(String topic) {
    return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  List<Bytes> keysOf(String sketchStore) {
    return ((SketchStore<?>) driver.getStateStore(sketchStore)).keys();
  }

  boolean isEmpty(String keyValueStore) {
    try (KeyValueIterator<Bytes, byte[]> entries = driver.<Bytes, byte[]>getKeyValueStore(keyValueStore).all()) {
      return !entries.hasNext();
    }
  }

  double count(String meter, String tag, String value) {
    return metrics.get(meter).tag(tag, value).counter().count();
  }

  @Override
  public void close() {
    driver.close();
    try {
      Utils.delete(state.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("topology");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

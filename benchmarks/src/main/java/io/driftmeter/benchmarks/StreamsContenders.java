package io.driftmeter.benchmarks;

import io.driftmeter.app.config.HttpConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.profile.CommittedOffsets;
import io.driftmeter.app.service.StreamsSettings;
import io.driftmeter.app.service.TopicSetup;
import io.driftmeter.app.topology.MonitorTopology;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.TimeWindows;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;

/** The contenders on Kafka Streams; each run is an application of its own, which reads the topic from its beginning. */
final class StreamsContenders {
  /** What of the consumer's settings decides how fast it reads. */
  private static final List<String> FETCHING = List.of(ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
      ConsumerConfig.FETCH_MIN_BYTES_CONFIG, ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
      ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
      ConsumerConfig.RECEIVE_BUFFER_CONFIG, ConsumerConfig.CHECK_CRCS_CONFIG);

  private final Path folder;
  private int runs;

  /** @param folder for the state of all runs */
  StreamsContenders(Path folder) {
    this.folder = folder;
  }

  /** How the monitor's consumer fetches and polls, for a plain one that is to do the same. */
  Map<String, Object> fetching(EventTopic topic) {
    Properties settings = StreamsSettings.of(monitor("fetching", topic, 0, StreamsConfig.AT_LEAST_ONCE));
    Map<String, Object> consumer = new StreamsConfig(settings).getMainConsumerConfigs("group", "client", 0);
    return FETCHING.stream().filter(consumer::containsKey).collect(Collectors.toMap(key -> key, consumer::get));
  }

  /** A processor that counts records, under the monitor's own settings. */
  Run counting(EventTopic topic, String guarantee) {
    AtomicLong done = new AtomicLong();
    Topology topology = new Topology();
    topology.addSource("events", Serdes.ByteArray().deserializer(), Serdes.ByteArray().deserializer(), topic.name());
    topology.addProcessor("count", () -> new Counting(done), "events");
    Properties settings = StreamsSettings.of(monitor("counting", topic, 0, guarantee));
    // Record by record, as any other application of Kafka Streams gets them.
    settings.remove(StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new StreamsRun(topology, settings, done::get, () -> "");
  }

  /** Both stages of the monitor, and all topics that it writes. */
  Run monitor(EventTopic topic, int segmentColumns, String guarantee) {
    MonitorConfig config = monitor("monitor", topic, segmentColumns, guarantee);
    try (Admin admin = Admin.create(new HashMap<>(config.kafka()))) {
      new TopicSetup(config).run(admin);
    }
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    // What is committed matters after a restart only; these runs have none.
    CommittedOffsets unknown = (name, partition) -> OptionalLong.empty();
    Topology topology = new MonitorTopology(config, topic.shape()::schemaById, unknown, null,
        new MonitorMetrics(meters))
        .get();
    return new StreamsRun(topology, StreamsSettings.of(config), () -> {
      if (!meters.find("driftmeter.dead.letters").counters().isEmpty()) {
        throw new IllegalStateException("the monitor set events aside: " + meters.getMetersAsString());
      }
      return total(meters, "driftmeter.events");
    }, () -> total(meters, "driftmeter.windows") + " windows judged");
  }

  private static long total(SimpleMeterRegistry meters, String counter) {
    return meters.find(counter).counters().stream().mapToLong(each -> (long) each.count()).sum();
  }

  private MonitorConfig monitor(String name, EventTopic topic, int segmentColumns, String guarantee) {
    Map<String, String> kafka = Map.of("bootstrap.servers", topic.bootstrapServers(),
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee, StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    TopicsConfig topics = new TopicsConfig(application(name), TopicsConfig.DEFAULT.partitions(), (short) 1);
    return new MonitorConfig(kafka, null, null, HttpConfig.DEFAULT, topics,
        List.of(topic.shape().model(topic.name(), topic.format(), segmentColumns, List.of())));
  }

  private String application(String name) {
    return "benchmark-" + name + "-" + ++runs;
  }

  /** The same profiles in the DSL's windowed aggregate, with Kafka Streams' own defaults: cached, at-least-once. */
  Run dsl(EventTopic topic) {
    AtomicLong done = new AtomicLong();
    Profiling profiling = new Profiling(topic);
    WindowConfig window = WindowConfig.DEFAULT;
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(topic.name(), Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .groupByKey(Grouped.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .windowedBy(TimeWindows.ofSizeAndGrace(window.size(), window.grace()))
        .aggregate(() -> new WindowProfile(ProfileSettings.DEFAULT), (key, value, profile) -> {
          Event event = profiling.decode(value);
          profile.update(event.row(), event.eventTime(), false);
          done.lazySet(done.getPlain() + 1);
          return profile;
        }, Materialized.with(Serdes.ByteArray(), ProfileSerde.create()));
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application("dsl"));
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, topic.bootstrapServers());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new StreamsRun(builder.build(), settings, done::get, () -> "");
  }

  private static final class Counting implements Processor<byte[], byte[], Void, Void> {
    private final AtomicLong done;

    Counting(AtomicLong done) {
      this.done = done;
    }

    @Override
    public void process(Record<byte[], byte[]> event) {
      done.lazySet(done.getPlain() + 1);
    }
  }
}

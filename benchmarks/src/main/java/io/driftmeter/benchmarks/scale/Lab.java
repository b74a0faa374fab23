package io.driftmeter.benchmarks.scale;

import io.driftmeter.app.config.RegistryConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.app.service.Registries;
import io.driftmeter.benchmarks.BrokerProcess;
import io.driftmeter.schemas.avro.WindowReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** A broker with a topic of events, a registry, and any number of monitors of that topic; all of it gone once closed. */
final class Lab implements AutoCloseable {
  static final String TOPIC = "predictions";
  private static final TopicsConfig TOPICS = new TopicsConfig("scale", 4, (short) 1);

  private final Shape shape;
  private final Path folder;
  private final Path log;
  private final BrokerProcess broker;
  private final SchemaServer registry;
  private final Admin admin;
  private final Load load;
  private final List<MonitorProcess> monitors = new ArrayList<>();

  /** @param log file that takes what the monitors have to say */
  Lab(Shape shape, Path log) throws IOException, InterruptedException, ExecutionException {
    this.shape = shape;
    this.log = log;
    folder = Files.createTempDirectory("driftmeter-scale");
    broker = new BrokerProcess(folder.resolve("kafka"));
    ShapedEvents events = new ShapedEvents(shape);
    registry = new SchemaServer(events.schema());
    admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
    admin.createTopics(List.of(new NewTopic(TOPIC, shape.partitions(), (short) 1).configs(
        Map.of("retention.ms", "-1")))).all().get();
    load = new Load(broker.address(), TOPIC, shape, events);
  }

  Load load() {
    return load;
  }

  /**
   * Starts a monitor.
   *
   * @param window    the model's windows, in YAML's braces
   * @param kafka     further settings, each a line of YAML
   */
  MonitorProcess start(String name, int heapMb, String window, List<String> kafka, @Nullable Path recording)
      throws IOException {
    Path config = Files.writeString(folder.resolve(name + ".yaml"), """
        kafka:
          bootstrap.servers: "%s"
          state.dir: "%s"
          session.timeout.ms: 10000
          num.stream.threads: 2
        %s
        registry: {url: "%s"}
        http: {port: 0}
        topics: {prefix: %s, partitions: %d, replication: 1}
        models:
          - name: scale
            topic: %s
            model: model
            event_time: event_time
            segments: [%s]
            window: %s
            reference: {learn_windows: 1, learn_rows: 10}
        """.formatted(broker.address(), folder.resolve("state-" + name),
        kafka.stream().map(line -> "  " + line).collect(Collectors.joining("\n")), registry.url(), TOPICS.prefix(),
        TOPICS.partitions(), TOPIC, shape.regions() == 0 ? "" : "region", window));
    MonitorProcess monitor = new MonitorProcess(name, config, log, heapMb, recording);
    monitors.add(monitor);
    return monitor;
  }

  /** Events that the monitors have committed, by partition. */
  Map<Integer, Long> committed() {
    return await(() -> {
      Map<Integer, Long> result = new TreeMap<>();
      Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(TOPICS.prefix())
          .partitionsToOffsetAndMetadata().get();
      offsets.forEach((partition, offset) -> {
        if (partition.topic().equals(TOPIC) && offset != null) {
          result.put(partition.partition(), offset.offset());
        }
      });
      return result;
    });
  }

  /** Events that the monitors have committed. */
  long committedEvents() {
    return committed().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Waits until everything sent so far is committed. */
  void awaitCommitted(Duration atMost) throws InterruptedException {
    await(() -> committedEvents() >= load.sent(), "not all of " + load.sent() + " events are committed", atMost);
  }

  /** Asks again and again until it is so. */
  void await(Condition condition, String otherwise, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(otherwise + " after " + atMost + "; alive are "
            + monitors.stream().filter(MonitorProcess::isAlive).count() + " monitors; see " + log);
      }
      Thread.sleep(20);
    }
  }

  interface Condition {
    boolean holds() throws InterruptedException;
  }

  /** Bytes on the broker's disk by topic, for the topics of the monitor. */
  Map<String, Long> bytesOnDisk() {
    return await(() -> {
      Map<String, Long> result = new TreeMap<>();
      admin.describeLogDirs(List.of(1)).allDescriptions().get().values().forEach(dirs -> dirs.values()
          .forEach(dir -> dir.replicaInfos().forEach((partition, info) -> {
            if (partition.topic().startsWith(TOPICS.prefix())) {
              result.merge(partition.topic(), info.size(), Long::sum);
            }
          })));
      return result;
    });
  }

  /** Bytes on the broker's disk that are replayed to restore stage 1, and stage 2. */
  long changelogBytes() {
    return bytesOnDisk().entrySet().stream().filter(topic -> topic.getKey().endsWith("-changelog"))
        .mapToLong(Map.Entry::getValue).sum();
  }

  /**
   * What was reported, in the highest revision of each window.
   *
   * @param windows of all models and segments
   * @param byStart rows of the segment {@code all}, by the start of the window
   */
  record Reported(long windows, Map<Long, Long> byStart) {
    long rows() {
      return byStart.values().stream().mapToLong(Long::longValue).sum();
    }
  }

  /** Reads all reports that are committed. */
  Reported reported() {
    var serde = AvroSerde.of(WindowReport.class, Registries.writerSchemas(
        Registries.client(new RegistryConfig(registry.url(), null, null, null)), TOPICS));
    Map<String, WindowReport> newest = new HashMap<>();
    try (KafkaConsumer<String, WindowReport> consumer = new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address(), ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed", ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
        new StringDeserializer(), serde)) {
      List<TopicPartition> partitions = IntStream.range(0, TOPICS.partitions())
          .mapToObj(partition -> new TopicPartition(TOPICS.reports(), partition)).toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> {
          WindowReport report = record.value();
          newest.merge(report.getModel() + "/" + report.getSegment() + "/" + report.getWindowStart(), report,
              (a, b) -> b.getRevision() >= a.getRevision() ? b : a);
        });
      }
    }
    return new Reported(newest.size(),
        newest.values().stream().filter(report -> report.getSegment().equals("all")).collect(Collectors.groupingBy(
            report -> report.getWindowStart().toEpochMilli(), TreeMap::new,
            Collectors.summingLong(WindowReport::getRows))));
  }

  /**
   * Waits until the reports account for every event and for so many windows, and says what they say; looks seldom, as they
   * are many.
   */
  Reported awaitReported(long windows, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    Reported reported = reported();
    while ((reported.rows() < load.sent() || reported.windows() < windows) && System.nanoTime() < until) {
      Thread.sleep(3_000);
      reported = reported();
    }
    return reported;
  }

  /** Records that were written to the changelogs, whether or not they have been compacted since. */
  long changelogRecords() {
    return await(() -> {
      List<TopicPartition> partitions = admin.describeTopics(
          admin.listTopics().names().get().stream().filter(name -> name.endsWith("-changelog")).toList())
          .allTopicNames().get().values().stream()
          .flatMap(topic -> topic.partitions().stream()
              .map(partition -> new TopicPartition(topic.name(), partition.partition())))
          .toList();
      return offsets(partitions, OffsetSpec.latest()) - offsets(partitions, OffsetSpec.earliest());
    });
  }

  private long offsets(List<TopicPartition> partitions, OffsetSpec spec)
      throws ExecutionException, InterruptedException {
    return admin.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), any -> spec))).all()
        .get().values().stream().mapToLong(offset -> offset.offset()).sum();
  }

  private interface Call<T> {
    T get() throws ExecutionException, InterruptedException;
  }

  private static <T> T await(Call<T> call) {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    monitors.forEach(MonitorProcess::close);
    load.close();
    admin.close();
    registry.close();
    broker.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

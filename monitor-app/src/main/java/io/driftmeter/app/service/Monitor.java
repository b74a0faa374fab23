package io.driftmeter.app.service;

import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.config.RegistryConfig;
import io.driftmeter.app.decode.RegistrySchemaSource;
import io.driftmeter.app.decode.SchemaSource;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.profile.CommittedOffsets;
import io.driftmeter.app.sink.Database;
import io.driftmeter.app.sink.PostgresSink;
import io.driftmeter.app.sink.Retention;
import io.driftmeter.app.sink.SinkTopics;
import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.app.topology.MonitorTopology;
import io.driftmeter.app.record.WriterSchemas;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import io.driftmeter.schemas.registry.SchemaRegistryClient;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running monitor: topics, streams, the Postgres sink and the HTTP endpoint, started in order, stopped in reverse. */
public final class Monitor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Monitor.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(30);

  private final Parts parts;
  private final KafkaStreams streams;
  private final HttpEndpoint http;

  private Monitor(MonitorConfig config, Parts parts) {
    this.parts = parts;
    PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    parts.started(metrics::close);
    bindJvm(metrics);
    Admin admin = parts.started(Admin.create(new HashMap<>(config.kafka())));
    TopicSetup topics = new TopicSetup(config);
    topics.run(admin);
    SchemaRegistryClient registry = registry(config.registry());
    WriterSchemas writers = registry == null ? null : Registries.writerSchemas(registry, config.topics());
    streams = streams(config, topics.clusterId(admin), registry, new GroupOffsets(admin, config.topics().prefix()),
        writers, metrics);
    PostgresSink sink = sink(config, config.postgres(), writers, metrics);
    streams.start();
    parts.started(() -> streams.close(CloseOptions.timeout(STOP_WITHIN)
        .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)));
    http = parts.started(new HttpEndpoint(config.http(), metrics, new Health(streams, sink)));
    log.info("watching {} models, metrics and health at {}", config.models().size(), http.url());
  }

  /**
   * Starts everything; what was started before a failure is stopped again.
   *
   * @throws StartFailedException if Kafka cannot be reached or lacks a prediction topic
   */
  public static Monitor start(MonitorConfig config) {
    Parts parts = new Parts();
    try {
      return new Monitor(config, parts);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** Where metrics and health are served. */
  public String httpUrl() {
    return http.url();
  }

  /** What Kafka Streams is doing. */
  public KafkaStreams.State state() {
    return streams.state();
  }

  private void bindJvm(PrometheusMeterRegistry metrics) {
    new JvmMemoryMetrics().bindTo(metrics);
    new JvmThreadMetrics().bindTo(metrics);
    new ProcessorMetrics().bindTo(metrics);
    parts.started(new JvmGcMetrics()).bindTo(metrics);
  }

  private @Nullable SchemaRegistryClient registry(@Nullable RegistryConfig config) {
    return config == null ? null : parts.started(Registries.client(config));
  }

  private KafkaStreams streams(MonitorConfig config, String clusterId, @Nullable SchemaRegistryClient registry,
      CommittedOffsets committed, @Nullable WriterSchemas writers, PrometheusMeterRegistry metrics) {
    SchemaSource schemas = registry == null
        ? Monitor::noRegistry
        : new RegistrySchemaSource(registry::schemaById, Thread::sleep);
    Properties settings = StreamsSettings.of(config);
    // State belongs to the cluster whose changelogs it follows; another one's would be taken for this one's.
    settings.putIfAbsent(StreamsConfig.STATE_DIR_CONFIG,
        Path.of(System.getProperty("java.io.tmpdir"), "driftmeter-state", clusterId).toString());
    Topology topology = new MonitorTopology(config, schemas, committed, writers, new MonitorMetrics(metrics)).get();
    KafkaStreams result = new KafkaStreams(topology, settings);
    result.setUncaughtExceptionHandler(new ThreadFailures(System::currentTimeMillis));
    parts.started(new KafkaStreamsMetrics(result)).bindTo(metrics);
    return result;
  }

  private static org.apache.avro.Schema noRegistry(int id) {
    throw new StartFailedException("schema " + id + " is needed, but no registry is configured; set registry.url");
  }

  private @Nullable PostgresSink sink(MonitorConfig config, @Nullable PostgresConfig postgres,
      @Nullable WriterSchemas writers, PrometheusMeterRegistry metrics) {
    if (postgres == null) {
      return null;
    }
    Database database = parts.started(new Database(postgres));
    Duration kept = postgres.retention();
    SinkTopics topics = new SinkTopics(
        new SinkTopics.Source<>(config.topics().reports(), AvroSerde.of(WindowReport.class, writers)),
        new SinkTopics.Source<>(config.topics().profiles(), AvroSerde.of(ProfileChunk.class, writers)),
        new SinkTopics.Source<>(config.topics().references(), AvroSerde.of(Reference.class, writers)),
        new SinkTopics.Source<>(config.topics().alerts(), AvroSerde.of(Alert.class, writers)));
    Map<String, String> kafka = new HashMap<>(config.kafka());
    PostgresSink sink = parts.started(new PostgresSink(database,
        kept == null ? null : new Retention(database.dataSource(), kept), topics, kafka,
        config.topics().prefix() + ".sink"));
    SinkMetrics.bind(sink, metrics);
    sink.start();
    return sink;
  }

  /** Stops in reverse order; what each part has taken in it finishes or leaves to the next start. */
  @Override
  public void close() {
    parts.close();
  }
}

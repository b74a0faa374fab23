package io.driftmeter.app.service;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.poll.PolledEventsInterceptor;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** Kafka Streams' settings: the monitor's defaults, over which whatever the user says under {@code kafka} prevails. */
public final class StreamsSettings {
  /** A record that cannot be read is set aside whole, and some are large. */
  static final int LARGEST_RECORD = 16 << 20;

  private static final int CHANGELOG_SEGMENT = 32 << 20;

  private StreamsSettings() {}

  /** The settings for {@code new KafkaStreams(topology, settings)}. */
  public static Properties of(MonitorConfig config) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.topics().prefix());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // Live profiles are serialised at every commit; must stay below the transaction timeout of ten seconds.
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 1000);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Runtime.getRuntime().availableProcessors());
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.topics().replication());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    // A registry that is away pauses the task, for as long as that takes.
    settings.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, Long.MAX_VALUE);
    settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, SkipUnreadable.class);
    // Room for the headers that say what was wrong.
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_RECORD + (1 << 16));
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), 2 << 20);
    // Brokers compact closed segments only. An open one of a gigabyte, the default, is replayed whole at every restart,
    // whereas the windows that it tells of have a few megabytes.
    settings.put(StreamsConfig.topicPrefix(TopicConfig.SEGMENT_BYTES_CONFIG), CHANGELOG_SEGMENT);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    // A record of the first stage holds a whole poll, so one that waits is enough; partials are paused until they are read.
    settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 1);
    settings.putAll(config.kafka());
    mainConsumer(settings, config);
    return settings;
  }

  /** Settings of the consumer that reads events; there what has its prefix hides what the user says without it. */
  private static void mainConsumer(Properties settings, MonitorConfig config) {
    if (said(config, ConsumerConfig.MAX_POLL_RECORDS_CONFIG) == null) {
      // A poll takes all of a fetch, so that the next fetch is on its way while the events of this one are profiled.
      settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 10_000);
    }
    // After the user's own, which see events one by one.
    String interceptors = said(config, ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG),
        (interceptors == null || interceptors.isBlank() ? "" : interceptors + ",")
            + PolledEventsInterceptor.class.getName());
    settings.put(StreamsConfig.mainConsumerPrefix(PolledEventsInterceptor.TOPICS),
        config.models().stream().map(ModelConfig::topic).collect(Collectors.joining(",")));
  }

  /** What the user says of a setting of the main consumer, the most specific spelling first. */
  private static @Nullable String said(MonitorConfig config, String name) {
    return Stream.of(StreamsConfig.mainConsumerPrefix(name), StreamsConfig.consumerPrefix(name), name)
        .map(config.kafka()::get).filter(Objects::nonNull).findFirst().orElse(null);
  }
}

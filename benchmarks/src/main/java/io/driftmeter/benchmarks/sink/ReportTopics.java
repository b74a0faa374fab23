package io.driftmeter.benchmarks.sink;

import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.app.sink.SinkTopics;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** The monitor's own topics, filled with verdicts as the monitor writes them, keyed by model. */
final class ReportTopics {
  private static final AvroSerde<WindowReport> REPORTS = AvroSerde.of(WindowReport.class, null);
  private static final AvroSerde<ProfileChunk> PROFILES = AvroSerde.of(ProfileChunk.class, null);

  private final TopicsConfig topics;

  private ReportTopics(TopicsConfig topics) {
    this.topics = topics;
  }

  /** New topics that hold the reports of so many windows, and their profiles too if they are asked for. */
  static ReportTopics fill(String broker, String prefix, Verdicts verdicts, int windows, boolean profiles)
      throws InterruptedException, ExecutionException {
    TopicsConfig topics = new TopicsConfig(prefix, TopicsConfig.DEFAULT.partitions(), (short) 1);
    try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
      admin.createTopics(topics.all().stream()
          .map(name -> new NewTopic(name, Optional.of(topics.partitions()), Optional.of((short) 1))
              .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(2 << 20))))
          .toList()).all().get();
    }
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker, ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20, ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17,
            // A first batch that comes before its new partition is ready must not be overtaken by the second.
            ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1),
        new StringSerializer(), new ByteArraySerializer())) {
      for (int window = 0; window < windows; window++) {
        String model = verdicts.id(window).model();
        for (WindowReport report : verdicts.reports(window)) {
          send(producer, topics.reports(), model, REPORTS.serialize(topics.reports(), report), failure);
        }
        for (ProfileChunk chunk : profiles ? verdicts.profiles(window) : List.<ProfileChunk>of()) {
          send(producer, topics.profiles(), model, PROFILES.serialize(topics.profiles(), chunk), failure);
        }
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("a record was not acknowledged", failure.get());
    }
    return new ReportTopics(topics);
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback learns of failures
  private static void send(KafkaProducer<String, byte[]> producer, String topic, String key, byte @Nullable [] value,
      AtomicReference<@Nullable Exception> failure) {
    producer.send(new ProducerRecord<>(topic, key, value), (metadata, problem) -> {
      if (problem != null) {
        failure.compareAndSet(null, problem);
      }
    });
  }

  /** For a sink that reads them. */
  SinkTopics sources() {
    return new SinkTopics(new SinkTopics.Source<>(topics.reports(), REPORTS),
        new SinkTopics.Source<>(topics.profiles(), PROFILES),
        new SinkTopics.Source<>(topics.references(), AvroSerde.of(Reference.class, null)),
        new SinkTopics.Source<>(topics.alerts(), AvroSerde.of(Alert.class, null)));
  }
}

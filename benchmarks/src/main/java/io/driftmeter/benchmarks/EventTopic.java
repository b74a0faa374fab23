package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.WindowConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A topic that contenders read: one key, batches not compressed, event time in order, partitions filled in turn. */
record EventTopic(String bootstrapServers, EventShape shape, ModelConfig.Format format, int partitions, long events) {
  private static final byte[] KEY = "benchmark".getBytes(StandardCharsets.UTF_8);
  private static final long SEED = 20_250_101;

  String name() {
    return "predictions-" + shape.columns() + "-" + partitions + "-" + format;
  }

  List<TopicPartition> topicPartitions() {
    return IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(name(), i)).toList();
  }

  /**
   * Creates and fills it. Event times end before {@code end}, so that none of them lies in the future.
   *
   * @param windowEvents events in each window
   */
  void fill(int windowEvents, Instant end) throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      // Event times lie hours back; the broker must not delete by them.
      admin.createTopics(List.of(new NewTopic(name(), Optional.of(partitions), Optional.of((short) 1))
          .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")))).all().get();
    }
    long window = WindowConfig.DEFAULT.size().toMillis();
    long start = Math.floorDiv(end.toEpochMilli() - window * (events / windowEvents + 1), window) * window;
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 20,
            ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      Events generator = new Events(shape, SEED);
      for (long i = 0; i < events; i++) {
        long time = start + i * window / windowEvents;
        int partition = (int) (i % partitions);
        send(producer, new ProducerRecord<>(name(), partition, time, KEY, generator.next(format, time)), failure);
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("an event was not acknowledged", failure.get());
    }
  }

  /** Lets go of the space that it takes. */
  void delete() throws InterruptedException, ExecutionException {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(name())).all().get();
    }
  }

  private Admin admin() {
    return Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback learns of failures
  private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> event,
      AtomicReference<@Nullable Exception> failure) {
    producer.send(event, (metadata, problem) -> {
      if (problem != null) {
        failure.compareAndSet(null, problem);
      }
    });
  }
}

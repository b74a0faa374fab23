package io.driftmeter.benchmarks;

import io.driftmeter.app.config.WindowConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.jspecify.annotations.Nullable;

/** The topic that every contender reads: one partition, one key, batches not compressed, event time in order. */
record EventTopic(String bootstrapServers, String name, long events) {
  private static final byte[] KEY = "benchmark".getBytes(StandardCharsets.UTF_8);
  private static final long SEED = 20_250_101;

  /**
   * Fills a new topic. Event times end before {@code end}, so that none of them lies in the future.
   *
   * @param windowEvents events in each window
   */
  static EventTopic fill(String bootstrapServers, String name, long events, int windowEvents, Instant end)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
      // Event times lie hours back; the broker must not delete by them.
      admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.of((short) 1))
          .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1")))).all().get();
    }
    long window = WindowConfig.DEFAULT.size().toMillis();
    long start = Math.floorDiv(end.toEpochMilli() - window * (events / windowEvents + 1), window) * window;
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 20,
            ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      Events generator = new Events(SEED);
      for (long i = 0; i < events; i++) {
        long time = start + i * window / windowEvents;
        send(producer, new ProducerRecord<>(name, 0, time, KEY, generator.nextAvro(time)), failure);
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("an event was not acknowledged", failure.get());
    }
    return new EventTopic(bootstrapServers, name, events);
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

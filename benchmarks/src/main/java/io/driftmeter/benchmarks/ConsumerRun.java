package io.driftmeter.benchmarks;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** A plain consumer that polls on a thread of its own: what any framework around it is measured against. */
final class ConsumerRun implements Run {
  private static final Duration POLL = Duration.ofMillis(100);

  private final AtomicLong done = new AtomicLong();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile @Nullable RuntimeException failure;

  /**
   * Begins to read.
   *
   * @param fetching how the consumer fetches and polls
   * @param each     is given every record, on one thread
   */
  ConsumerRun(EventTopic topic, Map<String, Object> fetching, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    thread = Thread.ofPlatform().name("consumer").start(() -> {
      try {
        read(topic, fetching, each);
      } catch (RuntimeException e) {
        failure = e;
      }
    });
  }

  private void read(EventTopic topic, Map<String, Object> fetching, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Map<String, Object> settings = new HashMap<>(fetching);
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, topic.bootstrapServers());
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
        new ByteArrayDeserializer())) {
      consumer.assign(topic.topicPartitions());
      consumer.seekToBeginning(topic.topicPartitions());
      while (!stopping) {
        var records = consumer.poll(POLL);
        for (ConsumerRecord<byte[], byte[]> event : records) {
          each.accept(event);
        }
        done.lazySet(done.getPlain() + records.count());
      }
    }
  }

  @Override
  public long done() {
    RuntimeException failed = failure;
    if (failed != null) {
      throw new IllegalStateException("the consumer failed", failed);
    }
    return done.get();
  }

  @Override
  public Thread thread() {
    return thread;
  }

  @Override
  public void close() {
    stopping = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

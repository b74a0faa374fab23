package io.driftmeter.app.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Events at a steady rate, counted by the window they fall into. Most come in order, some late; the producer is idempotent, so
 * what was acknowledged is in the topic once.
 */
final class CountedLoad implements AutoCloseable {
  private static final long STEP_MS = 10;
  private static final long LATEST_BY_MS = 60_000;

  private final String topic;
  private final int partitions;
  private final long windowMs;
  private final long start;
  private final Random random;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Long, Long> byWindow = new TreeMap<>();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private long sent;

  CountedLoad(String bootstrapServers, String topic, int partitions, long windowMs, long start, long seed) {
    this.topic = topic;
    this.partitions = partitions;
    this.windowMs = windowMs;
    this.start = start;
    this.random = new Random(seed);
    this.producer = new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.LINGER_MS_CONFIG, 20,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000, ProducerConfig.MAX_BLOCK_MS_CONFIG, 300_000),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends at the rate, events a second, until there are enough. */
  void sendUntil(BooleanSupplier enough, int rate) {
    long began = System.nanoTime();
    for (long i = 0; !enough.getAsBoolean(); i++) {
      long due = began + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      sendOne();
    }
    flush();
  }

  /** Sends so many, as fast as possible. */
  void send(long events) {
    for (long i = 0; i < events; i++) {
      sendOne();
    }
    flush();
  }

  private void flush() {
    producer.flush();
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("an event was not acknowledged", failed);
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback learns of failures
  private void sendOne() {
    long onTime = start + sent * STEP_MS;
    long time = random.nextInt(200) == 0 ? Math.max(start, onTime - random.nextLong(LATEST_BY_MS)) : onTime;
    String json = "{\"time\":" + time + ",\"amount\":" + random.nextGaussian() + ",\"kind\":\"" + (char) ('a'
        + random.nextInt(4)) + "\"}";
    producer.send(new ProducerRecord<>(topic, (int) (sent % partitions), time, null,
        json.getBytes(StandardCharsets.UTF_8)), (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
    byWindow.merge(Math.floorDiv(time, windowMs) * windowMs, 1L, Long::sum);
    sent++;
  }

  /** Events by the start of their window. */
  Map<Long, Long> byWindow() {
    return new TreeMap<>(byWindow);
  }

  @Override
  public void close() {
    producer.close();
  }
}

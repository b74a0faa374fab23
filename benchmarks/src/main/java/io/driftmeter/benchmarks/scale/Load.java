package io.driftmeter.benchmarks.scale;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes events, each once: the producer is idempotent, and one that is not acknowledged ends the run. Used by one thread. */
final class Load implements AutoCloseable {
  private final String topic;
  private final Shape shape;
  private final ShapedEvents events;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final Map<Long, Long> bySecond = new TreeMap<>();
  private volatile long sent;

  Load(String bootstrapServers, String topic, Shape shape, ShapedEvents events) {
    this.topic = topic;
    this.shape = shape;
    this.events = events;
    this.producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
        ProducerConfig.LINGER_MS_CONFIG, 20, ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Events so far; may be asked by another thread. */
  long sent() {
    return sent;
  }

  /** Events by the start of the window they fall into, milliseconds since 1970; to be asked once all are sent. */
  Map<Long, Long> byWindow(long sizeMs) {
    Map<Long, Long> result = new TreeMap<>();
    bySecond
        .forEach((second, events) -> result.merge(Math.floorDiv(second * 1000, sizeMs) * sizeMs, events, Long::sum));
    return result;
  }

  /** Sends events as they happen, so many a second, or fewer if that is too fast for this machine. */
  void sendFor(Duration time, int rate) {
    long began = System.nanoTime();
    long end = began + time.toNanos();
    long due = began;
    for (long i = 1; due < end && System.nanoTime() < end; i++) {
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(Math.max(1_000_000, due - System.nanoTime()));
      }
      send(System.currentTimeMillis());
      due = began + i * 1_000_000_000L / rate;
    }
    flush();
  }

  /** Sends events that happened evenly between two times, milliseconds since 1970, as fast as it goes. */
  void sendPast(long number, long from, long until) {
    for (long i = 0; i < number; i++) {
      send(from + i * (until - from) / number);
    }
    flush();
  }

  @SuppressWarnings({"FutureReturnValueIgnored", "NonAtomicVolatileUpdate"}) // the callback learns of failures; one thread counts
  private void send(long time) {
    String model = shape.model(sent);
    producer.send(new ProducerRecord<>(topic, shape.partition(sent), time, model.getBytes(StandardCharsets.UTF_8),
        events.event(sent, time)), (metadata, problem) -> {
          if (problem != null) {
            failure.compareAndSet(null, problem);
          }
        });
    bySecond.merge(time / 1000, 1L, Long::sum);
    sent++;
  }

  private void flush() {
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("an event was not acknowledged", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}

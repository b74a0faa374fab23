package io.driftmeter.simulator.publish;

import io.driftmeter.schemas.registry.RegistryException;
import io.driftmeter.schemas.registry.SchemaRegistryClient;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes to a cluster. Not thread-safe. */
public final class KafkaOutlet implements Outlet {
  private final KafkaTarget target;
  private final Admin admin;
  private final KafkaProducer<byte[], byte[]> producer;
  private final @Nullable SchemaRegistryClient registry;
  /** The first failure; written by the producer's thread. */
  private volatile @Nullable Exception failure;

  /** Connects at the first use. */
  public KafkaOutlet(KafkaTarget target) {
    this.target = target;
    int timeout = (int) target.timeout().toMillis();
    Map<String, Object> config = new HashMap<>(target.properties());
    config.put("bootstrap.servers", target.bootstrapServers());
    config.put("default.api.timeout.ms", timeout);
    config.put("request.timeout.ms", timeout);
    this.registry = target.registryUrl() == null ? null : SchemaRegistryClient.builder(target.registryUrl()).build();
    this.admin = Admin.create(config);
    config.remove("default.api.timeout.ms");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 20);
    config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4 * timeout + 1000);
    this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public int createTopic(String topic, int partitions) {
    NewTopic wanted = new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(
        Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
            String.valueOf(Long.MAX_VALUE)));
    try {
      await(admin.createTopics(List.of(wanted)).all());
      return partitions;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return partitionsOf(topic);
      }
      throw failed("topic " + topic + " cannot be made", e.getCause());
    }
  }

  private int partitionsOf(String topic) {
    try {
      return await(admin.describeTopics(List.of(topic)).allTopicNames()).values().iterator().next().partitions().size();
    } catch (ExecutionException e) {
      throw failed("topic " + topic + " cannot be described", e.getCause());
    }
  }

  private <T> T await(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get(target.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failed("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("interrupted while waiting", e);
    }
  }

  @Override
  public int register(String topic, Schema schema) {
    if (registry == null) {
      throw new IllegalArgumentException("Avro needs a schema registry; say where it is with --registry-url");
    }
    String subject = topic + "-value";
    try {
      return registry.register(subject, schema);
    } catch (RegistryException e) {
      throw new PublishException("the schema of subject " + subject + " cannot be registered: " + e.getMessage(), e);
    }
  }

  @Override
  public void send(String topic, @Nullable Integer partition, Instant time, byte @Nullable [] key,
      byte @Nullable [] value) {
    check(topic);
    try {
      // The callback is told of every failure that the future would hold.
      var _ = producer.send(new ProducerRecord<>(topic, partition, time.toEpochMilli(), key, value),
          (metadata, exception) -> {
            if (exception != null && failure == null) {
              failure = exception;
            }
          });
    } catch (KafkaException e) {
      throw failed("records cannot be sent to " + topic, e);
    }
  }

  @Override
  public void flush() {
    try {
      producer.flush();
    } catch (KafkaException e) {
      throw failed("records cannot be sent", e);
    }
    check("a topic");
  }

  private void check(String topic) {
    Exception cause = failure;
    if (cause != null) {
      throw failed("records cannot be sent to " + topic, cause);
    }
  }

  private PublishException failed(String what, @Nullable Throwable cause) {
    boolean late = cause instanceof TimeoutException
        || cause instanceof org.apache.kafka.common.errors.TimeoutException;
    String why = late
        ? "no broker at " + target.bootstrapServers() + " answered within " + target.timeout().toSeconds()
            + " s; is it running, and is --bootstrap-servers right?"
        : String.valueOf(cause == null ? "unknown cause" : cause.getMessage());
    return new PublishException(what + ": " + why, cause);
  }

  @Override
  public void close() {
    // What was not sent by now has failed already, or was given up with the outlet.
    producer.close(Duration.ofSeconds(1));
    admin.close(Duration.ofSeconds(1));
    if (registry != null) {
      registry.close();
    }
  }
}

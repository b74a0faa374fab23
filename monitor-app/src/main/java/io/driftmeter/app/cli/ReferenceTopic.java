package io.driftmeter.app.cli;

import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.app.service.Registries;
import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.app.record.ReferenceKey;
import io.driftmeter.schemas.avro.Reference;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of references: written chunk by chunk, read to its end. */
final class ReferenceTopic {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final MonitorConfig config;
  private final String topic;
  private final AvroSerde<Reference> values;

  ReferenceTopic(MonitorConfig config) {
    this.config = config;
    this.topic = config.topics().references();
    this.values = AvroSerde.of(Reference.class,
        config.registry() == null
            ? null
            : Registries.writerSchemas(Registries.client(config.registry()), config.topics()));
  }

  /** Creates the topic if it is missing, and returns once every record is stored. */
  void publish(List<Reference> records) {
    createIfMissing();
    try (KafkaProducer<String, Reference> producer = new KafkaProducer<>(settings(), new StringSerializer(), values)) {
      int partitions = producer.partitionsFor(topic).size();
      List<Future<RecordMetadata>> sent = records.stream()
          .map(chunk -> producer.send(new ProducerRecord<>(topic, ReferenceKey.partition(chunk.getModel(), partitions),
              ReferenceKey.of(chunk), chunk)))
          .toList();
      producer.flush();
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw failed("write to", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("write to", e);
    }
  }

  /** Every reference that is complete; none if there is no topic. */
  List<ReferenceRecords.Stored> readAll() {
    ReferenceRecords records = new ReferenceRecords();
    Map<String, Object> settings = settings();
    // An aborted transaction of the monitor left nothing behind that counts.
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (KafkaConsumer<String, Reference> consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
      if (!consumer.listTopics(PATIENCE).containsKey(topic)) {
        return List.of();
      }
      List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
          .map(partition -> new TopicPartition(topic, partition.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey(), PATIENCE) < end.getValue())) {
        consumer.poll(Duration.ofSeconds(1)).forEach(chunk -> {
          if (chunk.value() != null) {
            records.add(chunk.value());
          }
        });
      }
      return records.references();
    } catch (KafkaException e) {
      throw failed("read", e);
    }
  }

  private void createIfMissing() {
    short replication = config.topics().replication();
    NewTopic missing = new NewTopic(topic, Optional.of(config.topics().partitions()),
        replication < 0 ? Optional.empty() : Optional.of(replication))
        .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
    try (Admin admin = Admin.create(settings())) {
      admin.createTopics(List.of(missing)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw failed("create", e);
      }
    } catch (KafkaException e) {
      throw failed("create", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("create", e);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.putIfAbsent("default.api.timeout.ms", (int) PATIENCE.toMillis());
    settings.putIfAbsent("max.block.ms", PATIENCE.toMillis());
    return settings;
  }

  private CommandFailedException failed(String what, Exception cause) {
    Throwable reason = cause instanceof ExecutionException && cause.getCause() != null ? cause.getCause() : cause;
    return new CommandFailedException("cannot %s topic %s at %s: %s".formatted(what, topic,
        config.kafka().get("bootstrap.servers"), reason.getMessage()), cause);
  }
}

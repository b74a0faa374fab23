package io.driftmeter.app.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What a task does about a commit, in the order it does it; told by the store's parts and by the clients. */
final class CommitOrder {
  static final String WRITTEN = "written";
  static final String SENT = "sent";
  static final String ACKNOWLEDGED = "acknowledged";
  static final String OFFSETS = "offsets committed";
  static final String DURABLE = "durable";

  private static final List<String> STEPS = new CopyOnWriteArrayList<>();

  private CommitOrder() {}

  static void clear() {
    STEPS.clear();
  }

  static void step(String name) {
    STEPS.add(name);
  }

  static List<String> steps() {
    return List.copyOf(STEPS);
  }

  /** Watches the changelog's records. */
  public static final class Producer implements ProducerInterceptor<byte[], byte[]> {
    @Override
    public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
      if (record.topic().endsWith("-changelog")) {
        step(SENT);
      }
      return record;
    }

    @Override
    public void onAcknowledgement(RecordMetadata metadata, @Nullable Exception failure) {
      if (failure == null && metadata.topic().endsWith("-changelog")) {
        step(ACKNOWLEDGED);
      }
    }

    @Override
    public void close() {
      // Holds nothing that needs closing.
    }

    @Override
    public void configure(Map<String, ?> configs) {
      // Needs no settings.
    }
  }

  /** Watches the offsets. */
  public static final class Consumer implements ConsumerInterceptor<byte[], byte[]> {
    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
      return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
      step(OFFSETS);
    }

    @Override
    public void close() {
      // Holds nothing that needs closing.
    }

    @Override
    public void configure(Map<String, ?> configs) {
      // Needs no settings.
    }
  }
}

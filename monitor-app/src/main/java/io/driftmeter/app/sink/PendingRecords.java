package io.driftmeter.app.sink;

import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read and is not yet stored. It is kept while Postgres is away, and forgotten for partitions that went to another
 * member: that one reads them again from the offsets stored. Not thread-safe.
 */
final class PendingRecords {
  private static final Logger LOG = LoggerFactory.getLogger(PendingRecords.class);

  private final SinkTopics topics;
  private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private long unreadable;

  PendingRecords(SinkTopics topics) {
    this.topics = topics;
  }

  void add(ConsumerRecords<byte[], byte[]> polled) {
    polled.forEach(records::add);
    polled.nextOffsets().forEach((partition, offset) -> next.put(partition, offset.offset()));
  }

  void forget(Collection<TopicPartition> partitions) {
    records.removeIf(r -> partitions.contains(new TopicPartition(r.topic(), r.partition())));
    next.keySet().removeAll(partitions);
  }

  boolean isEmpty() {
    return next.isEmpty();
  }

  int size() {
    return records.size();
  }

  /** Records left out so far because no deserializer can read them. */
  long unreadable() {
    return unreadable;
  }

  Map<TopicPartition, Long> next() {
    return Map.copyOf(next);
  }

  void clear() {
    records.clear();
    next.clear();
  }

  /** The records read. Those that can never be read are logged, counted, and dropped from what is pending. */
  SinkBatch batch() {
    List<WindowReport> reports = new ArrayList<>();
    List<ProfileChunk> profiles = new ArrayList<>();
    List<Reference> references = new ArrayList<>();
    List<Alert> alerts = new ArrayList<>();
    records.removeIf(r -> {
      if (r.value() == null) {
        return false; // a deleted reference: what was compared with it stays in the database
      }
      if (r.topic().equals(topics.reports().topic())) {
        return !read(topics.reports(), r, reports);
      }
      if (r.topic().equals(topics.profiles().topic())) {
        return !read(topics.profiles(), r, profiles);
      }
      if (r.topic().equals(topics.alerts().topic())) {
        return !read(topics.alerts(), r, alerts);
      }
      return !read(topics.references(), r, references);
    });
    return new SinkBatch(reports, profiles, references, alerts);
  }

  private <T> boolean read(SinkTopics.Source<T> source, ConsumerRecord<byte[], byte[]> item, List<T> into) {
    try {
      into.add(source.values().deserialize(item.topic(), item.headers(), item.value()));
      return true;
    } catch (SerializationException e) {
      unreadable++;
      LOG.error("left out a record that cannot be read: topic {}, partition {}, offset {}", item.topic(),
          item.partition(), item.offset(), e);
      return false;
    }
  }
}

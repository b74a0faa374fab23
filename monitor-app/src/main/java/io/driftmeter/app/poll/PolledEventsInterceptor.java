package io.driftmeter.app.poll;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes one record of all events that a poll returned of a partition, so that what Kafka Streams does for each record
 * is done once per poll.
 *
 * <p>A consumer whose interceptor fails goes on with the records as they came; these are read one by one.
 */
public final class PolledEventsInterceptor implements ConsumerInterceptor<byte[], byte[]> {
  /** The setting that names the topics of events, with commas between them; records of other topics are left alone. */
  public static final String TOPICS = "driftmeter.polled.topics";

  private Set<String> topics = Set.of();

  @Override
  public void configure(Map<String, ?> settings) {
    topics = Set.of(String.valueOf(settings.get(TOPICS)).split(","));
  }

  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> carried = new HashMap<>();
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
      carried.put(partition, topics.contains(partition.topic()) && !records.isEmpty()
          ? List.of(new PolledEvents(records).carrier())
          : records);
    }
    return new ConsumerRecords<>(carried, polled.nextOffsets());
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    // Says nothing new: offsets are Kafka Streams' affair.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}

package io.driftmeter.app.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.Test;

class PolledEventsInterceptorTest {
  private static final TopicPartition EVENTS = new TopicPartition("trips", 3);
  private static final TopicPartition PARTIALS = new TopicPartition("driftmeter.partials", 0);

  @Test
  void makesOneRecordOfTheEventsOfAPartition() {
    // Given
    List<ConsumerRecord<byte[], byte[]>> events = List.of(record(EVENTS, 41), record(EVENTS, 43), record(EVENTS, 44));
    Map<TopicPartition, OffsetAndMetadata> next = Map.of(EVENTS, new OffsetAndMetadata(46));

    // When
    ConsumerRecords<byte[], byte[]> handedOn = interceptor()
        .onConsume(new ConsumerRecords<>(Map.of(EVENTS, events), next));

    // Then
    List<ConsumerRecord<byte[], byte[]>> carriers = handedOn.records(EVENTS);
    assertThat(carriers).hasSize(1);
    assertThat(events(carriers.getFirst())).isEqualTo(events);
    assertThat(handedOn.nextOffsets()).isEqualTo(next);
  }

  @Test
  void readingResumesAtTheFirstEventWhileTheCarrierWaits() {
    // Given
    List<ConsumerRecord<byte[], byte[]>> events = List.of(record(EVENTS, 41), record(EVENTS, 43));

    // When
    ConsumerRecord<byte[], byte[]> carrier = interceptor()
        .onConsume(new ConsumerRecords<>(Map.of(EVENTS, events), Map.of())).records(EVENTS).getFirst();

    // Then
    assertThat(carrier.offset()).isEqualTo(41);
    assertThat(carrier.leaderEpoch()).isEqualTo(Optional.of(7));
    assertThat(carrier.timestamp()).isEqualTo(1041);
  }

  @Test
  void leavesRecordsOfOtherTopicsAsTheyAre() {
    // Given
    List<ConsumerRecord<byte[], byte[]>> partials = List.of(record(PARTIALS, 1), record(PARTIALS, 2));

    // When
    ConsumerRecords<byte[], byte[]> handedOn = interceptor()
        .onConsume(new ConsumerRecords<>(Map.of(PARTIALS, partials), Map.of()));

    // Then
    assertThat(handedOn.records(PARTIALS)).isEqualTo(partials);
  }

  @Test
  void readsARecordThatCarriesNoneAsAnEvent() {
    // Given
    ConsumerRecord<byte[], byte[]> event = record(EVENTS, 5);
    event.headers().add("driftmeter.polled", bytes("sent by somebody"));

    // When
    List<ConsumerRecord<byte[], byte[]>> events = events(event);

    // Then
    assertThat(events).singleElement().satisfies(only -> {
      assertThat(only.offset()).isEqualTo(5);
      assertThat(only.partition()).isEqualTo(3);
      assertThat(only.timestamp()).isEqualTo(1005);
      assertThat(only.key()).isEqualTo(bytes("key"));
      assertThat(only.value()).isEqualTo(bytes("5"));
      assertThat(only.headers()).isEqualTo(event.headers());
    });
  }

  private static PolledEventsInterceptor interceptor() {
    PolledEventsInterceptor interceptor = new PolledEventsInterceptor();
    interceptor.configure(Map.of(PolledEventsInterceptor.TOPICS, "credits,trips"));
    return interceptor;
  }

  /** As the processor is given it by Kafka Streams. */
  private static List<ConsumerRecord<byte[], byte[]>> events(ConsumerRecord<byte[], byte[]> record) {
    return PolledEvents.of(new Record<>(record.key(), record.value(), record.timestamp(), record.headers()),
        new Metadata(record.topic(), record.partition(), record.offset()));
  }

  private record Metadata(String topic, int partition, long offset) implements RecordMetadata {}

  private static ConsumerRecord<byte[], byte[]> record(TopicPartition partition, long offset) {
    byte[] value = bytes(Long.toString(offset));
    return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, 1000 + offset,
        TimestampType.CREATE_TIME, 3, value.length, bytes("key"), value, new RecordHeaders(), Optional.of(7));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

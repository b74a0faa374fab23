package io.driftmeter.app.poll;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive events of one partition, travelling through Kafka Streams as a header of a single record: headers are the
 * one part of a record that is handed on as it is, so nothing is copied. It never leaves the process.
 *
 * @param events in the order of their offsets, at least one
 */
public record PolledEvents(List<ConsumerRecord<byte[], byte[]>> events) implements Header {
  private static final String NAME = "driftmeter.polled";
  private static final byte[] NOTHING = {};

  /**
   * The record that carries the events. Its offset and time are those of the first one: as long as it waits in a buffer, it
   * is the first event that has to be read again after a crash.
   */
  ConsumerRecord<byte[], byte[]> carrier() {
    ConsumerRecord<byte[], byte[]> first = events.getFirst();
    return new ConsumerRecord<>(first.topic(), first.partition(), first.offset(), first.timestamp(),
        first.timestampType(), 0, 0, null, NOTHING, new RecordHeaders(new Header[]{this}), first.leaderEpoch());
  }

  /** The events that the record carries, or the record itself if it is an event. */
  @SuppressWarnings("NullAway") // a key may well be null, which ConsumerRecord does not say
  public static List<ConsumerRecord<byte[], byte[]>> of(Record<byte[], byte[]> record, RecordMetadata source) {
    // Looked up by type: an event of this header's name is an event all the same.
    if (record.headers().lastHeader(NAME) instanceof PolledEvents polled) {
      return polled.events;
    }
    return List.of(new ConsumerRecord<>(source.topic(), source.partition(), source.offset(), record.timestamp(),
        TimestampType.NO_TIMESTAMP_TYPE, ConsumerRecord.NULL_SIZE, ConsumerRecord.NULL_SIZE, record.key(),
        record.value(), record.headers(), Optional.empty()));
  }

  @Override
  public String key() {
    return NAME;
  }

  @Override
  public byte[] value() {
    return NOTHING;
  }
}

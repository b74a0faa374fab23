package io.driftmeter.app.profile;

import io.driftmeter.app.decode.DecodeFailure;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/**
 * A record that could not be profiled: key, value and headers as they came, and headers that say where it was and why it
 * was set aside.
 */
public final class DeadLetter {
  /** Names of the headers. */
  public static final String TOPIC = "driftmeter.topic";
  public static final String PARTITION = "driftmeter.partition";
  public static final String OFFSET = "driftmeter.offset";
  public static final String TIMESTAMP = "driftmeter.timestamp";
  public static final String REASON = "driftmeter.reason";
  public static final String DETAIL = "driftmeter.detail";

  private DeadLetter() {}

  static Record<Object, Object> of(ConsumerRecord<byte[], byte[]> record, DecodeFailure failure, long now) {
    Headers headers = new RecordHeaders(record.headers().toArray());
    put(headers, TOPIC, record.topic());
    put(headers, PARTITION, Integer.toString(record.partition()));
    put(headers, OFFSET, Long.toString(record.offset()));
    put(headers, TIMESTAMP, Long.toString(record.timestamp()));
    put(headers, REASON, failure.reason().label());
    put(headers, DETAIL, failure.detail());
    return new Record<>(record.key(), record.value(), now, headers);
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}

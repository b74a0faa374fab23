package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.app.decode.DecodeFailure;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.decode.EventDecoder;
import io.driftmeter.app.decode.OriginReader;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The arithmetic of the monitor and nothing else: decodes events, says where they come from, and profiles them, a profile
 * for each window of each partition. No state, no partials, no verdicts. Not thread-safe.
 */
final class Profiling implements Consumer<ConsumerRecord<byte[], byte[]>> {
  private final EventDecoder decoder;
  private final Event event;
  private final OriginReader origins;
  private final WindowProfile[] profiles;
  private final long[] windowStarts;

  Profiling(EventTopic topic) {
    ModelConfig model = topic.shape().model(topic.name(), topic.format());
    decoder = new EventDecoder(model, topic.shape()::schemaById);
    event = new Event(decoder.columns());
    origins = new OriginReader(model.producerHeader());
    profiles = new WindowProfile[topic.partitions()];
    windowStarts = new long[topic.partitions()];
    Arrays.fill(windowStarts, Long.MIN_VALUE);
  }

  @Override
  public void accept(ConsumerRecord<byte[], byte[]> record) {
    Event read = decode(record.value());
    origins.read(record.headers(), read);
    long size = WindowConfig.DEFAULT.size().toMillis();
    long start = Math.floorDiv(read.eventTime(), size) * size;
    int partition = record.partition();
    if (start != windowStarts[partition]) {
      windowStarts[partition] = start;
      profiles[partition] = new WindowProfile(ProfileSettings.DEFAULT);
    }
    profiles[partition].update(read.row(), read.origin(), read.eventTime(), false);
  }

  /** The event in the value, good until the next one. */
  Event decode(byte[] value) {
    DecodeFailure failure = decoder.decode(value, event);
    if (failure != null) {
      throw new IllegalStateException("cannot read an event: " + failure);
    }
    return event;
  }
}

package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.app.decode.DecodeFailure;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.decode.EventDecoder;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.function.Consumer;

/** Decodes events and profiles them in windows, and does nothing else: no state, no partials, no verdicts. Not thread-safe. */
final class Profiling implements Consumer<byte[]> {
  private final EventDecoder decoder;
  private final Event event;
  private WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
  private long windowStart = Long.MIN_VALUE;

  Profiling(String topic) {
    decoder = new EventDecoder(Events.model(topic, ModelConfig.Format.AVRO), Events::schemaById);
    event = new Event(decoder.columns());
  }

  @Override
  public void accept(byte[] value) {
    Event read = decode(value);
    long size = WindowConfig.DEFAULT.size().toMillis();
    long start = Math.floorDiv(read.eventTime(), size) * size;
    if (start != windowStart) {
      windowStart = start;
      profile = new WindowProfile(ProfileSettings.DEFAULT);
    }
    profile.update(read.row(), read.eventTime(), false);
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

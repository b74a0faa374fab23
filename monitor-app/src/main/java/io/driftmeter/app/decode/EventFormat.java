package io.driftmeter.app.decode;

import org.jspecify.annotations.Nullable;

/** How events are written in the values of a topic. */
sealed interface EventFormat permits AvroFormat, JsonFormat, PlainJsonFormat {
  /**
   * Fills a cleared event as far as the bytes go.
   *
   * @param value of at least one byte
   * @return null if the event was read
   */
  @Nullable
  DecodeFailure read(byte[] value, Event event);

  /** What an event lacks that was just read; null if nothing. */
  @Nullable
  DecodeFailure whatIsMissing(Event event);
}

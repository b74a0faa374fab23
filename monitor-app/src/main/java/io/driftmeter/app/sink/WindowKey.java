package io.driftmeter.app.sink;

import java.time.Instant;
import java.util.Comparator;

/**
 * Natural key of a window's rows.
 *
 * @param start milliseconds since 1970
 */
record WindowKey(String model, String version, String segment, long start) implements Comparable<WindowKey> {
  private static final Comparator<WindowKey> ORDER = Comparator.comparing(WindowKey::model)
      .thenComparing(WindowKey::version)
      .thenComparing(WindowKey::segment)
      .thenComparingLong(WindowKey::start);

  /** The key as it is stored: names that Postgres cannot hold are replaced, so two of them may become one key. */
  static WindowKey of(String model, String version, String segment, Instant start) {
    return new WindowKey(SinkText.key(model), SinkText.key(version), SinkText.key(segment), start.toEpochMilli());
  }

  @Override
  public int compareTo(WindowKey other) {
    return ORDER.compare(this, other);
  }
}

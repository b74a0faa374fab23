package io.driftmeter.app.report;

/**
 * The natural key of a window.
 *
 * @param version empty where events carry none
 * @param segment {@code all}, or {@code attribute=value}
 * @param start   first millisecond of the window, since the epoch
 * @param end     first millisecond after the window
 */
public record WindowId(String model, String version, String segment, long start, long end) {
  /** The segment of every event. */
  public static final String ALL = "all";

  public WindowId {
    if (end <= start) {
      throw new IllegalArgumentException(
          "window of %s: found end %d, allowed is after its start %d".formatted(model, end, start));
    }
  }
}

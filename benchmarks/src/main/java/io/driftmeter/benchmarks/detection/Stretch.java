package io.driftmeter.benchmarks.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rows {@code [first, last)} of a table, and what is known of them. */
record Stretch(int first, int last, Truth truth) {
  enum Truth {
    /** What windows are compared with. */
    REFERENCE,
    /** Clean windows that teach how much clean windows differ. */
    LEARNED,
    /** Nothing changed, or nothing is known to have: an alarm is counted as false. */
    CLEAN,
    /** Neither clean nor known to have changed by much: judged by nobody. */
    UNKNOWN,
    /** After the known change. */
    CHANGED;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  int rows() {
    return last - first;
  }

  /** Windows of so many rows; what is left at the end makes none. */
  static List<Stretch> every(int rows, int first, int last, Truth truth) {
    List<Stretch> windows = new ArrayList<>();
    for (int start = first; start + rows <= last; start += rows) {
      windows.add(new Stretch(start, start + rows, truth));
    }
    return windows;
  }

  /** Windows between the starts {@code [from, to)}; the one after the last start ends where the table does. */
  static List<Stretch> between(List<Integer> starts, int from, int to, int tableRows, Truth truth) {
    List<Stretch> windows = new ArrayList<>();
    for (int i = from; i < to; i++) {
      windows.add(new Stretch(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : tableRows, truth));
    }
    return windows;
  }
}

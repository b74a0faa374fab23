package io.driftmeter.app.cli;

import java.util.Locale;

/** Values as cells of a table. */
final class Texts {
  private Texts() {}

  /** Cut to so many characters. */
  static String fit(String text, int width) {
    return text.length() <= width ? text : text.substring(0, width - 3) + "...";
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String probability(double value) {
    return value < 1e-12 ? "< 1e-12" : String.format(Locale.ROOT, value < 0.001 ? "%.1e" : "%.3f", value);
  }
}

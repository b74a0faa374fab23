package io.driftmeter.simulator.replay;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds what was probably meant. */
final class Nearest {
  private Nearest() {}

  /** The candidate with the fewest letters to change, add or drop (Levenshtein), case aside. */
  static String to(String found, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(c -> distance(found.toLowerCase(Locale.ROOT), c.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

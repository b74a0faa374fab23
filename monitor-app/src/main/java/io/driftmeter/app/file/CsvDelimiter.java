package io.driftmeter.app.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Finds what separates the fields of a CSV file, from its header line alone.
 *
 * <p>A reader that also guesses from the data takes a file with one ragged line for a file of a single column; with the
 * delimiter given it names the line instead.
 */
final class CsvDelimiter {
  private static final List<Character> KNOWN = List.of(',', ';', '\t', '|');

  private CsvDelimiter() {}

  /** The known delimiter that is most frequent outside quotes; a comma if there is none. */
  static char of(Path file) {
    String header = headerOf(file);
    long[] counts = new long[KNOWN.size()];
    boolean quoted = false;
    for (int i = 0; i < header.length(); i++) {
      char c = header.charAt(i);
      quoted ^= c == '"';
      int known = KNOWN.indexOf(c);
      if (known >= 0 && !quoted) {
        counts[known]++;
      }
    }
    return KNOWN.stream().max(Comparator.comparingLong((Character c) -> counts[KNOWN.indexOf(c)])
        .thenComparing(KNOWN::indexOf, Comparator.reverseOrder())).orElseThrow();
  }

  private static String headerOf(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String header = lines.readLine();
      if (header == null || header.isBlank()) {
        throw new UnreadableFileException(
            "%s, line 1: nothing is there; a CSV file begins with the names of its columns".formatted(file));
      }
      return header;
    } catch (IOException e) {
      throw new UnreadableFileException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }
}

package io.driftmeter.app.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what DuckDB found in words of the user's: file, line, what is there. */
final class DuckDbErrors {
  private static final Pattern FILE = Pattern.compile("\n  file = (.*)");
  private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
  private static final Pattern CONTENT = Pattern.compile("Original Line: *(.*)");
  private static final Pattern FOUND = Pattern.compile("Expected Number of Columns: (\\d+) Found: (\\d+)");

  private DuckDbErrors() {}

  static UnreadableFileException unreadable(List<Path> files, Exception cause) {
    String message = Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    String file = group(FILE, message, files.size() == 1 ? files.getFirst().toString() : files.toString());
    Matcher line = LINE.matcher(message);
    String where = line.find() ? "%s, line %s".formatted(file, line.group(1)) : file;
    return new UnreadableFileException("%s: %s".formatted(where, what(message)), cause);
  }

  private static String what(String message) {
    Matcher found = FOUND.matcher(message);
    if (found.find()) {
      return "%s fields are expected, as in the header, and %s found: %s".formatted(found.group(1), found.group(2),
          group(CONTENT, message, ""));
    }
    if (message.contains("state machine reached an invalid state")
        || message.contains("not possible to automatically detect the CSV")) {
      return "not a CSV file by RFC 4180: all lines are to end alike (LF or CRLF), and a quote inside a quoted field is "
          + "to be doubled";
    }
    // The first sentence says what is wrong; the advice that follows is about settings that are not offered here.
    String text = LINE.matcher(message).replaceFirst("").strip();
    return text.split("\n\n|\nPossible|\n *file = ", 2)[0].replace('\n', ' ').strip();
  }

  private static String group(Pattern pattern, String text, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(1).strip() : otherwise;
  }
}

package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as nearly all producers write it, where it stands: an object of fields that were seen before, most often in
 * the order in which they came last time.
 *
 * <p>It takes a part of what Jackson takes, with the same result, and gives up on everything else: on damage, on names that
 * are new, on half surrogate pairs, on what is very long or very deep. What JSON is, and what is wrong with a value,
 * Jackson says.
 */
final class JsonScanner {
  private static final int GIVE_UP = -1;
  private static final int DEEPEST = 100;
  /** Bytes; Jackson has limits of its own. */
  private static final int LONGEST_NAME = 10_000;
  private static final int LONGEST_TEXT = 10_000_000;
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.UTF_8);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NAN = "NaN".getBytes(StandardCharsets.UTF_8);

  private final JsonNumber number = new JsonNumber();
  private final JsonText text = new JsonText();
  private byte[] in = {};
  /** Behind the closing quote of the name that was read last. */
  private int nameEnd;

  /** Fills the event; false if it gave up, and the event then holds nothing of use. */
  boolean read(byte[] value, JsonFields fields, Event event) {
    in = value;
    int start = skipBlanks(0);
    if (at(start) != '{') {
      return false;
    }
    int end = object(start + 1, fields, event, 0);
    return end != GIVE_UP && skipBlanks(end) == value.length;
  }

  // Each of the following takes the position where something begins, and returns the one behind it, or GIVE_UP.

  /** @param fields null if none of them is wanted */
  private int object(int start, @Nullable JsonFields fields, Event event, int depth) {
    int position = skipBlanks(start);
    if (at(position) == '}') {
      return position + 1;
    }
    JsonField field = fields == null ? JsonField.UNWANTED : fields.start();
    while (at(position) == '"') {
      if (fields != null) {
        JsonField next = next(field, fields, position + 1);
        if (next == null) {
          return GIVE_UP;
        }
        field = next;
        position = nameEnd;
      } else if (text.read(in, position + 1, LONGEST_NAME)) {
        position = text.end();
      } else {
        return GIVE_UP;
      }
      position = member(position, field, event, depth);
      if (position == GIVE_UP || at(position) == '}') {
        return position == GIVE_UP ? GIVE_UP : position + 1;
      }
      if (at(position) != ',') {
        return GIVE_UP;
      }
      position = skipBlanks(position + 1);
    }
    return GIVE_UP;
  }

  /** The field whose name begins there; null if it is not known. */
  private @Nullable JsonField next(JsonField last, JsonFields fields, int start) {
    JsonField guess = last.next();
    if (guess != null && stands(guess.name(), start) && at(start + guess.name().length) == '"') {
      nameEnd = start + guess.name().length + 1;
      return guess;
    }
    if (!text.read(in, start, LONGEST_NAME)) {
      return null;
    }
    nameEnd = text.end();
    JsonField found = fields.named(text.bytes(), text.from(), text.length());
    // What stands with escapes is no guess, as it would be compared with the bytes of the name.
    if (found != null && !text.isEscaped()) {
      last.setNext(found);
    }
    return found;
  }

  /** What follows a name: a colon, a value, blanks. */
  private int member(int start, JsonField field, Event event, int depth) {
    int colon = skipBlanks(start);
    if (at(colon) != ':') {
      return GIVE_UP;
    }
    int end = value(skipBlanks(colon + 1), field.target(), field.below(), event, depth);
    return end == GIVE_UP ? GIVE_UP : skipBlanks(end);
  }

  private int value(int start, Target target, @Nullable JsonFields below, Event event, int depth) {
    return switch (at(start)) {
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number(start, target, event);
      case '"' -> text(start + 1, target, event);
      case '{' -> {
        target.setOther(event, "an object");
        yield depth == DEEPEST ? GIVE_UP : object(start + 1, below, event, depth + 1);
      }
      case '[' -> depth == DEEPEST ? GIVE_UP : list(start + 1, target, event, depth + 1);
      case 't' -> {
        target.setBoolean(event, true);
        yield literal(TRUE, start);
      }
      case 'f' -> {
        target.setBoolean(event, false);
        yield literal(FALSE, start);
      }
      case 'n' -> {
        target.setNull(event);
        yield literal(NULL, start);
      }
      case 'N' -> {
        target.setNumber(event, Double.NaN);
        yield literal(NAN, start);
      }
      default -> GIVE_UP;
    };
  }

  private int number(int start, Target target, Event event) {
    if (!number.read(in, start)) {
      return GIVE_UP;
    }
    if (target != NoTarget.NONE) {
      if (number.isWhole()) {
        target.setLong(event, number.longValue());
      } else {
        target.setNumber(event, number.doubleValue());
      }
    }
    return number.end();
  }

  private int text(int start, Target target, Event event) {
    if (!text.read(in, start, LONGEST_TEXT)) {
      return GIVE_UP;
    }
    target.setText(event, text.bytes(), text.from(), text.length());
    return text.end();
  }

  private int list(int start, Target target, Event event, int depth) {
    boolean isVector = target.wantsVectors();
    if (isVector) {
      target.startVector(event);
    } else {
      target.setOther(event, "a list");
    }
    int position = skipBlanks(start);
    if (at(position) == ']') {
      return position + 1;
    }
    while (true) {
      position = isVector ? item(position, target, event) : value(position, NoTarget.NONE, null, event, depth);
      if (position == GIVE_UP) {
        return GIVE_UP;
      }
      position = skipBlanks(position);
      if (at(position) == ']') {
        return position + 1;
      }
      if (at(position) != ',') {
        return GIVE_UP;
      }
      position = skipBlanks(position + 1);
    }
  }

  private int item(int start, Target target, Event event) {
    if (!number.read(in, start)) {
      return GIVE_UP;
    }
    target.addToVector(event, number.doubleValue());
    return number.end();
  }

  private int literal(byte[] word, int start) {
    return stands(word, start) ? start + word.length : GIVE_UP;
  }

  private boolean stands(byte[] word, int start) {
    if (in.length - start < word.length) {
      return false;
    }
    // A loop: names and words are short.
    for (int i = 0; i < word.length; i++) {
      if (in[start + i] != word[i]) {
        return false;
      }
    }
    return true;
  }

  private int skipBlanks(int start) {
    int position = start;
    while (at(position) <= ' ' && isBlank(at(position))) {
      position++;
    }
    return position;
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private int at(int position) {
    return at(in, position);
  }

  /** The byte there; behind the end NUL, which JSON holds nowhere. */
  static int at(byte[] source, int position) {
    return position < source.length ? source[position] : 0;
  }
}

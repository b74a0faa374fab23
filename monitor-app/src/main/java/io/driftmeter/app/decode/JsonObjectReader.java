package io.driftmeter.app.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads JSON objects with Jackson. */
final class JsonObjectReader {
  private final Utf8Buffer text = new Utf8Buffer();

  /** Reads from behind the opening brace to the closing one. */
  void read(JsonParser in, JsonFields fields, Event event) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      readValue(in, in.nextToken(), fields.named(name), event);
    }
  }

  private void readValue(JsonParser in, JsonToken token, JsonField field, Event event) throws IOException {
    Target target = field.target();
    switch (token) {
      case VALUE_NULL -> target.setNull(event);
      case VALUE_TRUE -> target.setBoolean(event, true);
      case VALUE_FALSE -> target.setBoolean(event, false);
      case VALUE_NUMBER_FLOAT -> {
        if (target != NoTarget.NONE) {
          target.setNumber(event, in.getDoubleValue());
        }
      }
      case VALUE_NUMBER_INT -> {
        if (target != NoTarget.NONE) {
          if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            target.setNumber(event, in.getDoubleValue());
          } else {
            target.setLong(event, in.getLongValue());
          }
        }
      }
      case VALUE_STRING -> {
        if (target != NoTarget.NONE) {
          text.clear();
          text.append(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
          target.setText(event, text.bytes(), 0, text.length());
        }
      }
      case START_ARRAY -> {
        if (target.wantsVectors()) {
          readVector(in, target, event);
        } else {
          target.setOther(event, "a list");
          in.skipChildren();
        }
      }
      case START_OBJECT -> {
        target.setOther(event, "an object");
        JsonFields below = field.below();
        if (below == null) {
          in.skipChildren();
        } else {
          read(in, below, event);
        }
      }
      default -> throw new IllegalStateException("a value was expected, found " + token);
    }
  }

  private static void readVector(JsonParser in, Target target, Event event) throws IOException {
    target.startVector(event);
    for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
      if (token.isNumeric()) {
        target.addToVector(event, in.getDoubleValue());
      } else {
        target.setOther(event, "a list with something else than numbers");
        in.skipChildren();
      }
    }
  }
}

package io.driftmeter.app.decode;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object: of the whole value, or of one nested in it. */
final class JsonObjectReader {
  private final PathTargets targets;
  private final String path;
  private final Utf8Buffer text;
  private final Map<String, Field> fields = new HashMap<>();

  /** What is done with a field; no object reader if nothing in an object there is wanted. */
  private record Field(Target target, @Nullable JsonObjectReader below) {
    static final Field UNWANTED = new Field(NoTarget.NONE, null);
  }

  JsonObjectReader(PathTargets targets, String path, Utf8Buffer text) {
    this.targets = targets;
    this.path = path;
    this.text = text;
  }

  /** Reads from behind the opening brace to the closing one. */
  void read(JsonParser in, Event event) throws IOException {
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      Field field = fields.get(name);
      if (field == null) {
        field = firstSeen(name);
      }
      readValue(in, in.nextToken(), field, event);
    }
  }

  private void readValue(JsonParser in, JsonToken token, Field field, Event event) throws IOException {
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
          text.set(in.getTextCharacters(), in.getTextOffset(), in.getTextLength());
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
        if (field.below() == null) {
          in.skipChildren();
        } else {
          field.below().read(in, event);
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

  private Field firstSeen(String name) {
    String child = path.isEmpty() ? name : path + "." + name;
    if (!targets.remember(child)) {
      return Field.UNWANTED;
    }
    Field field = Field.UNWANTED;
    if (targets.names(child) || targets.opens(child)) {
      field = new Field(targets.at(child, FieldKind.BY_VALUE), new JsonObjectReader(targets, child, text));
    }
    fields.put(name, field);
    return field;
  }
}

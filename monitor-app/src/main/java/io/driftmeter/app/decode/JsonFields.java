package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, of the whole value or of one nested in it, as far as they have been seen. */
final class JsonFields {
  private final PathTargets targets;
  private final String path;
  private final Map<String, JsonField> byName = new HashMap<>();
  private final ByteKeys<JsonField> byBytes = new ByteKeys<>();
  /** Stands before the first field. */
  private final JsonField start = new JsonField("", NoTarget.NONE, null);

  JsonFields(PathTargets targets, String path) {
    this.targets = targets;
    this.path = path;
  }

  JsonField start() {
    return start;
  }

  /** The field of that name, learnt if it must be. */
  JsonField named(String name) {
    JsonField field = byName.get(name);
    return field != null ? field : firstSeen(name);
  }

  /** The field whose name stands there in UTF-8, without escapes; null if it was not seen before. */
  @Nullable
  JsonField named(byte[] source, int from, int length) {
    return byBytes.get(source, from, length);
  }

  private JsonField firstSeen(String name) {
    String child = path.isEmpty() ? name : path + "." + name;
    if (!targets.remember(child)) {
      return JsonField.UNWANTED;
    }
    JsonField field = targets.names(child) || targets.opens(child)
        ? new JsonField(name, targets.at(child, FieldKind.BY_VALUE), new JsonFields(targets, child))
        : new JsonField(name, NoTarget.NONE, null);
    byName.put(name, field);
    // Half a surrogate pair has no bytes of its own.
    if (StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      byBytes.put(field.name(), 0, field.name().length, field);
    }
    return field;
  }
}

package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What is done with a field of a JSON object. */
final class JsonField {
  /** Nothing, whatever stands in it. */
  static final JsonField UNWANTED = new JsonField("", NoTarget.NONE, null);

  private final byte[] name;
  private final Target target;
  private final @Nullable JsonFields below;
  private @Nullable JsonField next;

  /** @param below the fields of an object that stands here; null if none of them is wanted */
  JsonField(String name, Target target, @Nullable JsonFields below) {
    this.name = name.getBytes(StandardCharsets.UTF_8);
    this.target = target;
    this.below = below;
  }

  /** In UTF-8. */
  byte[] name() {
    return name;
  }

  Target target() {
    return target;
  }

  @Nullable
  JsonFields below() {
    return below;
  }

  /** The field that came behind this one in the object that was read last, as it most often does again. */
  @Nullable
  JsonField next() {
    return next;
  }

  void setNext(JsonField field) {
    next = field;
  }
}

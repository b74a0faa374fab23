package io.driftmeter.app.decode;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.core.column.Columns;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a model's topic. One per task; not thread-safe.
 */
public final class EventDecoder {
  private final ModelConfig model;
  private final SchemaSource schemas;
  private final Columns columns = new Columns();

  public EventDecoder(ModelConfig model, SchemaSource schemas) {
    this.model = model;
    this.schemas = schemas;
  }

  /** The columns found so far, those of the configuration first. */
  public Columns columns() {
    return columns;
  }

  /**
   * Fills the event from the value, or says why that is impossible; then the event holds nothing of use.
   *
   * @param event made for {@link #columns()}
   * @return null if the event was read
   * @throws org.apache.kafka.common.errors.TimeoutException if the schema cannot be looked up now
   */
  public @Nullable DecodeFailure decode(byte @Nullable [] value, Event event) {
    if (value == null) {
      return new DecodeFailure(DeadLetterReason.NULL_VALUE, "the value is null (a tombstone), expected a prediction");
    }
    if (value.length == 0) {
      return new DecodeFailure(DeadLetterReason.EMPTY_VALUE, "the value has 0 bytes, expected a prediction");
    }
    event.clear(model.name(), Event.NO_SCHEMA);
    throw new UnsupportedOperationException("reading " + model.format() + " with " + schemas + " is yet to come");
  }
}

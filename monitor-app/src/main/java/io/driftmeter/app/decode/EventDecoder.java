package io.driftmeter.app.decode;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.core.column.Columns;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a model's topic. One per task; not thread-safe.
 *
 * <p>Which fields are columns is said by the configuration, or, if it lists none, by the schemas and events themselves: each
 * field that can be compared becomes a column when it is first seen, of the type it has then. A field that a later schema
 * lacks is absent from then on, one of another type counts as of the wrong type.
 */
public final class EventDecoder {
  private final ModelConfig model;
  private final Columns columns = new Columns();
  private final EventFormat format;

  /** @param schemas asked once per schema id, and only for Avro */
  public EventDecoder(ModelConfig model, SchemaSource schemas) {
    this.model = model;
    this.format = switch (model.format()) {
      case AVRO -> new AvroFormat(new AvroReaders(model, columns, schemas));
      case JSON ->
        new PlainJsonFormat(model.name(), new JsonFormat(new PathTargets(model, columns, ColumnNaming.PLAIN)));
    };
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
   * @throws io.driftmeter.schemas.registry.RegistryRejectedException if the registry refuses to be asked
   */
  public @Nullable DecodeFailure decode(byte @Nullable [] value, Event event) {
    if (value == null) {
      return new DecodeFailure(DeadLetterReason.NULL_VALUE, "the value is null (a tombstone), expected a prediction");
    }
    if (value.length == 0) {
      return new DecodeFailure(DeadLetterReason.EMPTY_VALUE, "the value has 0 bytes, expected a prediction");
    }
    do {
      // An event that showed new columns is read again: only then has the row a place for them.
      event.clear(model.name());
      DecodeFailure failure = format.read(value, event);
      if (failure != null) {
        event.found().forEach(ColumnTarget::dropFound);
        return failure;
      }
      event.found().forEach(ColumnTarget::keepFound);
    } while (event.room() < columns.size());
    return format.whatIsMissing(event);
  }
}

package io.driftmeter.app.decode;

import io.driftmeter.schemas.registry.RegistryRejectedException;
import io.driftmeter.schemas.registry.UnknownSchemaException;
import io.driftmeter.schemas.registry.WireFormat;
import org.jspecify.annotations.Nullable;

/** A value that is one Avro record behind the header of the Confluent wire format. */
final class AvroFormat implements EventFormat {
  private final AvroReaders readers;
  private final AvroCursor cursor = new AvroCursor();

  AvroFormat(AvroReaders readers) {
    this.readers = readers;
  }

  @Override
  public @Nullable DecodeFailure read(byte[] value, Event event) {
    if (!WireFormat.isFramed(value)) {
      return value[0] == 0
          ? new DecodeFailure(DeadLetterReason.TRUNCATED,
              "the header has " + WireFormat.HEADER_BYTES + " bytes, found " + value.length)
          : new DecodeFailure(DeadLetterReason.UNKNOWN_MAGIC_BYTE,
              "expected byte 0 of the Confluent wire format, found "
                  + value[0] + (value[0] == '{' ? "; if the topic carries JSON, configure format: json" : ""));
    }
    int schemaId = WireFormat.schemaId(value);
    event.setSchemaId(schemaId);
    AvroReaders.AvroReader reader;
    try {
      reader = readers.byId(schemaId);
    } catch (UnknownSchemaException e) {
      return new DecodeFailure(DeadLetterReason.UNKNOWN_SCHEMA_ID, describe(e));
    } catch (RegistryRejectedException e) {
      if (e.status() < 300) {
        return new DecodeFailure(DeadLetterReason.UNUSABLE_SCHEMA, describe(e));
      }
      throw e; // refused, for every record alike: stopping loses nothing
    }
    return readBody(value, reader, event);
  }

  private @Nullable DecodeFailure readBody(byte[] value, AvroReaders.AvroReader reader, Event event) {
    cursor.reset(value, WireFormat.HEADER_BYTES);
    try {
      reader.body().read(cursor, event);
    } catch (UnreadableValueException e) {
      return e.toFailure();
    } catch (RuntimeException e) {
      // No bytes are known to lead here; if some do, one record is lost to the dead letters and not the whole stream.
      return new DecodeFailure(DeadLetterReason.MALFORMED_AVRO, "failed to read: " + e);
    }
    if (cursor.remaining() > 0) {
      return new DecodeFailure(DeadLetterReason.MALFORMED_AVRO,
          "the record of schema " + reader.schemaId() + " ends at byte " + cursor.position() + ", and "
              + cursor.remaining() + " more bytes follow; was it written with another schema?");
    }
    return null;
  }

  @Override
  public @Nullable DecodeFailure whatIsMissing(Event event) {
    return readers.byId(event.schemaId()).targets().whatIsMissing(event);
  }

  private static String describe(RuntimeException e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}

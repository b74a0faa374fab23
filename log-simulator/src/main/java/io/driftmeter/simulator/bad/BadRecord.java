package io.driftmeter.simulator.bad;

import io.driftmeter.schemas.registry.WireFormat;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.publish.AvroWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** A way in which a record is bad. */
public enum BadRecord {
  /** A null value. */
  TOMBSTONE("null_value"),
  /** A value of no bytes. */
  EMPTY("empty_value"),
  /** Text that is neither Avro nor JSON. */
  GARBAGE("unknown_magic_byte"),
  /** A good record, but for the first byte, which is 7. */
  UNKNOWN_MAGIC("unknown_magic_byte"),
  /** A good record whose schema id the registry never gave. */
  UNKNOWN_SCHEMA("unknown_schema_id"),
  /** A good record without its second half. */
  TRUNCATED("truncated"),
  /** A good record, and three bytes more. */
  BYTES_LEFT_OVER("malformed_avro"),
  /** The first field, a text, has a length below zero. */
  NEGATIVE_LENGTH("malformed_avro"),
  /** A column that never is null, is null: bad if the monitor was told that it is required. */
  MISSING_REQUIRED("missing_required_field"),
  /** A good record of 1970-01-01, as of a device whose clock was never set. */
  EPOCH_TIME("too_late");

  private static final int MINUS_FIVE_ZIGZAG = 9;

  private final String reason;

  BadRecord(String reason) {
    this.reason = reason;
  }

  /** The label of the reason with which a monitor refuses the record. */
  public String reason() {
    return reason;
  }

  /**
   * The value of a bad record.
   *
   * @param model    that the record pretends to come from
   * @param schemaId of the model's schema
   * @param good     gives a new good value; {@code old} ones are dated 1970
   */
  public byte @Nullable [] value(SimulatedModel model, int schemaId, Supplier<SpecificRecord> good,
      Supplier<SpecificRecord> old) {
    AvroWriter writer = new AvroWriter(model.schema(), schemaId);
    return switch (this) {
      case TOMBSTONE -> null;
      case EMPTY -> new byte[0];
      case GARBAGE -> "<html>502 Bad Gateway</html>".getBytes(StandardCharsets.UTF_8);
      case UNKNOWN_MAGIC -> withByte(writer.write(good.get()), 0, 7);
      case UNKNOWN_SCHEMA -> new AvroWriter(model.schema(), Integer.MAX_VALUE).write(good.get());
      case TRUNCATED -> {
        byte[] whole = writer.write(good.get());
        yield Arrays.copyOf(whole, WireFormat.HEADER_BYTES + (whole.length - WireFormat.HEADER_BYTES) / 2);
      }
      case BYTES_LEFT_OVER -> {
        byte[] whole = writer.write(good.get());
        yield Arrays.copyOf(whole, whole.length + 3);
      }
      case NEGATIVE_LENGTH ->
        withByte(writer.write(good.get()), WireFormat.HEADER_BYTES, MINUS_FIVE_ZIGZAG);
      case MISSING_REQUIRED -> {
        SpecificRecord value = good.get();
        model.clearRequired(value);
        yield writer.write(value);
      }
      case EPOCH_TIME -> writer.write(old.get());
    };
  }

  private static byte[] withByte(byte[] value, int index, int newByte) {
    value[index] = (byte) newByte;
    return value;
  }
}

package io.driftmeter.schemas.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * The Confluent wire format: a zero byte, the schema id in four bytes, big-endian, then the Avro binary. Reading allocates nothing.
 */
public final class WireFormat {
  /** Where the Avro binary begins. */
  public static final int HEADER_BYTES = 5;

  private static final byte MAGIC = 0;

  static {
    GeneratedClasses.trust();
  }

  private WireFormat() {}

  /** Whether the bytes begin with a header; says nothing of the schema id in it or of what follows. */
  public static boolean isFramed(byte[] value) {
    return value.length >= HEADER_BYTES && value[0] == MAGIC;
  }

  /**
   * The schema id in the header.
   *
   * @throws IllegalArgumentException if the bytes are not {@link #isFramed(byte[])}
   */
  public static int schemaId(byte[] value) {
    if (!isFramed(value)) {
      throw new IllegalArgumentException("Not in the registry's wire format: " + (value.length < HEADER_BYTES
          ? value.length + " bytes, the header alone has " + HEADER_BYTES
          : "starts with byte " + value[0] + ", not 0"));
    }
    return value[1] << 24 | (value[2] & 0xff) << 16 | (value[3] & 0xff) << 8 | (value[4] & 0xff);
  }

  /** Writes the header into the first five bytes of {@code target}. */
  public static void writeHeader(int schemaId, byte[] target) {
    target[0] = MAGIC;
    target[1] = (byte) (schemaId >>> 24);
    target[2] = (byte) (schemaId >>> 16);
    target[3] = (byte) (schemaId >>> 8);
    target[4] = (byte) schemaId;
  }

  /** Header and Avro binary of a record, written with the record's own schema, which must be the one registered as {@code schemaId}. */
  public static byte[] write(int schemaId, IndexedRecord record) {
    var header = new byte[HEADER_BYTES];
    writeHeader(schemaId, header);
    var out = new ByteArrayOutputStream(256);
    out.writeBytes(header);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new SpecificDatumWriter<IndexedRecord>(record.getSchema(), SpecificData.getForSchema(record.getSchema()))
          .write(record, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory only: cannot happen
    }
    return out.toByteArray();
  }
}

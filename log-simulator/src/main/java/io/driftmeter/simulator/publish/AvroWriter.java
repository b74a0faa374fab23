package io.driftmeter.simulator.publish;

import io.driftmeter.schemas.registry.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes records of one schema, generated or generic, in the registry's wire format. Not thread-safe. */
public final class AvroWriter {
  private final SpecificDatumWriter<IndexedRecord> writer;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
  private final byte[] header = new byte[WireFormat.HEADER_BYTES];

  public AvroWriter(Schema schema, int schemaId) {
    // A SpecificData of our own: Avro would look the record's class up by its name, and trusts no class by name alone.
    this.writer = new SpecificDatumWriter<>(schema, new SpecificData());
    WireFormat.writeHeader(schemaId, header);
  }

  /** Header and Avro binary. */
  public byte[] write(IndexedRecord value) {
    try {
      out.reset();
      out.writeBytes(header);
      writer.write(value, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }
}

package io.driftmeter.simulator.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;

/** Writes records of one schema in the Confluent wire format: a zero byte, the schema id, Avro binary. Not thread-safe. */
public final class AvroWriter {
  private final SpecificDatumWriter<IndexedRecord> writer;
  private final BinaryEncoder encoder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
  private final byte[] header;

  public AvroWriter(Schema schema, int schemaId) {
    this.writer = new SpecificDatumWriter<>(schema);
    this.encoder = EncoderFactory.get().binaryEncoder(out, null);
    this.header = ByteBuffer.allocate(5).put((byte) 0).putInt(schemaId).array();
  }

  public byte[] write(IndexedRecord value) {
    try {
      out.reset();
      out.write(header);
      writer.write(value, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }
}

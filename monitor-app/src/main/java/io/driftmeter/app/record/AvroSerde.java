package io.driftmeter.app.record;

import io.driftmeter.schemas.registry.GeneratedClasses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * The records of our own topics: in Confluent's wire format where a registry is at hand, so that any consumer can read
 * them, otherwise in Avro's single-object encoding. Reads both. Thread-safe.
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T>, Serializer<T>, Deserializer<T> {
  private static final byte WIRE_FORMAT = 0;
  private static final int WIRE_HEADER = 5;

  private final SpecificData data;
  private final Schema schema;
  private final @Nullable WriterSchemas registry;
  private final BinaryMessageEncoder<T> singleObjectEncoder;
  private final BinaryMessageDecoder<T> singleObjectDecoder;
  private final Map<Integer, Schema> writers = new ConcurrentHashMap<>();
  private final Map<String, Integer> ids = new ConcurrentHashMap<>();

  private AvroSerde(Class<T> type, @Nullable WriterSchemas registry) {
    GeneratedClasses.trust();
    this.data = SpecificData.getForClass(type);
    this.schema = data.getSchema(type);
    this.registry = registry;
    this.singleObjectEncoder = new BinaryMessageEncoder<>(data, schema);
    this.singleObjectDecoder = new BinaryMessageDecoder<>(data, schema);
  }

  /** A serde of the records of a topic; without a registry it writes single-object encoding. */
  public static <T extends SpecificRecord> AvroSerde<T> of(Class<T> type, @Nullable WriterSchemas registry) {
    return new AvroSerde<>(type, registry);
  }

  @Override
  public Serializer<T> serializer() {
    return this;
  }

  @Override
  public Deserializer<T> deserializer() {
    return this;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    // Made ready by the factory method.
  }

  @Override
  public void close() {
    // Holds nothing that needs closing.
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T value) {
    if (value == null) {
      return null;
    }
    try {
      if (registry == null) {
        ByteBuffer encoded = singleObjectEncoder.encode(value);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
      }
      Integer id = ids.get(topic);
      if (id == null) {
        id = registry.idOf(topic, schema);
        ids.put(topic, id);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
      out.write(ByteBuffer.allocate(WIRE_HEADER).put(WIRE_FORMAT).putInt(id).array());
      var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      new SpecificDatumWriter<T>(schema, data).write(value, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      if (bytes.length < WIRE_HEADER || bytes[0] != WIRE_FORMAT) {
        return singleObjectDecoder.decode(bytes);
      }
      Schema writer = writerOf(topic, ByteBuffer.wrap(bytes).getInt(1));
      var decoder = DecoderFactory.get().binaryDecoder(bytes, WIRE_HEADER, bytes.length - WIRE_HEADER, null);
      return new SpecificDatumReader<T>(writer, schema, data).read(null, decoder);
    } catch (IOException | AvroRuntimeException e) {
      throw new SerializationException("a record of topic " + topic + " is not a " + schema.getFullName()
          + " that this version can read: " + e.getMessage(), e);
    }
  }

  private Schema writerOf(String topic, int id) {
    Schema known = writers.get(id);
    if (known != null) {
      return known;
    }
    if (registry == null) {
      throw new SerializationException("a record of topic " + topic + " names schema " + id
          + " of a registry, but no registry is configured; set registry.url");
    }
    Schema found = registry.byId(id);
    writers.put(id, found);
    return found;
  }
}

package io.driftmeter.simulator;

import io.driftmeter.schemas.registry.WireFormat;
import io.driftmeter.simulator.publish.Outlet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jspecify.annotations.Nullable;

/** Keeps what is sent; topics have as many partitions as they are made with, schema ids count from 1. */
public final class RecordingOutlet implements Outlet {
  /** As sent. */
  @SuppressWarnings("ArrayRecordComponent") // as Kafka's records hold them; nobody relies on equals
  public record Sent(String topic, @Nullable Integer partition, Instant time, byte @Nullable [] key,
      byte @Nullable [] value) {}

  public final List<Sent> sent = new ArrayList<>();
  public final Map<String, Integer> topics = new HashMap<>();
  public final List<Schema> schemas = new ArrayList<>();
  public int flushes;

  @Override
  public int createTopic(String topic, int partitions) {
    topics.put(topic, partitions);
    return partitions;
  }

  @Override
  public int register(String topic, Schema schema) {
    schemas.add(schema);
    return schemas.size();
  }

  @Override
  public void send(String topic, @Nullable Integer partition, Instant time, byte @Nullable [] key,
      byte @Nullable [] value) {
    sent.add(new Sent(topic, partition, time, key, value));
  }

  @Override
  public void flush() {
    flushes++;
  }

  @Override
  public void close() {}

  public List<Sent> sentTo(String topic) {
    return sent.stream().filter(s -> s.topic().equals(topic)).toList();
  }

  /** The value, read with Avro's own generic reader and the schema of its id. */
  public GenericRecord read(Sent record) throws Exception {
    byte[] value = Objects.requireNonNull(record.value());
    Schema schema = schemas.get(WireFormat.schemaId(value) - 1);
    return new GenericDatumReader<GenericRecord>(schema).read(null,
        DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER_BYTES, value.length - WireFormat.HEADER_BYTES,
            null));
  }
}

package io.driftmeter.benchmarks.sink;

import io.driftmeter.schemas.registry.SchemaRegistryClient;
import io.driftmeter.schemas.registry.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Predictions of several models, published at a fixed rate, whose event time is the moment they are sent: 16 normally
 * distributed numbers and 4 texts. All but the time is prepared, so that sending them takes little of the machine.
 */
final class Traffic {
  private static final int NUMERIC = 16;
  private static final int[] CATEGORIES = {3, 12, 40, 200};
  private static final int PREPARED = 4096;
  private static final long SEED = 20_250_101;
  /** How often events are sent, so many at once as are due. */
  private static final long PAUSE_NANOS = 2_000_000;

  private final String broker;
  private final String[] topics;
  private final int partitions;
  private final byte[] header = new byte[WireFormat.HEADER_BYTES];
  private final byte[][] bodies = new byte[PREPARED][];

  /** Registers the schema for the topics and prepares events. */
  Traffic(String broker, SchemaRegistryClient registry, String[] topics, int partitions) throws IOException {
    this.broker = broker;
    this.topics = topics.clone();
    this.partitions = partitions;
    int id = 0;
    for (String topic : topics) {
      id = registry.register(topic + "-value", schema());
    }
    WireFormat.writeHeader(id, header);
    Random random = new Random(SEED);
    for (int i = 0; i < PREPARED; i++) {
      bodies[i] = body(random);
    }
  }

  private static Schema schema() {
    Schema time = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    var fields = SchemaBuilder.record("Prediction").fields().name("event_time").type(time).noDefault();
    for (int i = 0; i < NUMERIC; i++) {
      fields = fields.requiredDouble("n" + i);
    }
    for (int i = 0; i < CATEGORIES.length; i++) {
      fields = fields.requiredString("c" + i);
    }
    return fields.endRecord();
  }

  private static byte[] body(Random random) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    for (int i = 0; i < NUMERIC; i++) {
      encoder.writeDouble(random.nextGaussian());
    }
    for (int values : CATEGORIES) {
      encoder.writeString(String.format(Locale.ROOT, "v%03d", random.nextInt(values)));
    }
    return out.toByteArray();
  }

  /** Publishes for so long, evenly over all partitions of all topics; how many events there were. */
  long publish(long perSecond, long seconds) throws IOException {
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    BinaryEncoder time = EncoderFactory.get().directBinaryEncoder(value, null);
    long sent = 0;
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker, ProducerConfig.LINGER_MS_CONFIG, 5,
            ProducerConfig.BATCH_SIZE_CONFIG, 1 << 16),
        new ByteArraySerializer(), new ByteArraySerializer())) {
      long began = System.nanoTime();
      long total = perSecond * seconds;
      while (sent < total && failure.get() == null) {
        long due = Math.min(total, (System.nanoTime() - began) / 1000 * perSecond / 1_000_000);
        long now = System.currentTimeMillis();
        for (; sent < due; sent++) {
          value.reset();
          value.writeBytes(header);
          time.writeLong(now);
          value.writeBytes(bodies[(int) (sent % PREPARED)]);
          int target = (int) (sent % ((long) topics.length * partitions));
          send(producer, new ProducerRecord<>(topics[target / partitions], target % partitions, now, null,
              value.toByteArray()), failure);
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    if (failure.get() != null) {
      throw new IllegalStateException("an event was not acknowledged", failure.get());
    }
    return sent;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback learns of failures
  private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> event,
      AtomicReference<@Nullable Exception> failure) {
    producer.send(event, (metadata, problem) -> {
      if (problem != null) {
        failure.compareAndSet(null, problem);
      }
    });
  }
}

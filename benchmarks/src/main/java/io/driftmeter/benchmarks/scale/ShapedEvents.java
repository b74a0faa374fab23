package io.driftmeter.benchmarks.scale;

import io.driftmeter.schemas.registry.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Events of a shape, in Confluent's wire format: time, model, region, then normally distributed doubles and, for a fifth of
 * the columns, texts of 40 values. What follows the region is drawn from a pool, so that making events costs little.
 */
final class ShapedEvents {
  private static final int POOL_BYTES = 32 << 20;
  private static final int CATEGORIES = 40;
  private static final long SEED = 20_261_122;

  private final Shape shape;
  private final int numbers;
  private final int texts;
  private final Schema schema;
  private final byte[][] pool;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
  private final byte[] header = new byte[WireFormat.HEADER_BYTES];

  ShapedEvents(Shape shape) {
    this.shape = shape;
    this.numbers = shape.numbers();
    // The region is one of them.
    this.texts = shape.columns() - numbers - 1;
    this.schema = makeSchema();
    this.pool = pool();
    WireFormat.writeHeader(SchemaServer.EVENTS, header);
  }

  Schema schema() {
    return schema;
  }

  private Schema makeSchema() {
    Schema time = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    var fields = SchemaBuilder.record("Prediction").fields().name("event_time").type(time).noDefault()
        .requiredString("model").requiredString("region");
    for (int i = 0; i < numbers; i++) {
      fields = fields.requiredDouble("n" + i);
    }
    for (int i = 0; i < texts; i++) {
      fields = fields.requiredString("c" + i);
    }
    return fields.endRecord();
  }

  private byte[][] pool() {
    Random random = new Random(SEED);
    byte[][] bodies = new byte[Math.clamp(POOL_BYTES / (Double.BYTES * shape.columns()), 1, 1 << 16)][];
    try {
      for (int i = 0; i < bodies.length; i++) {
        out.reset();
        for (int n = 0; n < numbers; n++) {
          encoder.writeDouble(random.nextGaussian());
        }
        for (int c = 0; c < texts; c++) {
          encoder.writeString(String.format(Locale.ROOT, "v%03d", random.nextInt(CATEGORIES)));
        }
        bodies[i] = out.toByteArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory only: cannot happen
    }
    return bodies;
  }

  /** The event of that number. */
  byte[] event(long number, long time) {
    try {
      out.reset();
      out.writeBytes(header);
      encoder.writeLong(time);
      encoder.writeString(shape.model(number));
      encoder.writeString(shape.region(number));
      // A prime step, so that models and regions each meet the whole pool.
      encoder.writeFixed(pool[(int) (number * 7_919 % pool.length)]);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory only: cannot happen
    }
  }
}

package io.driftmeter.benchmarks;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.schemas.registry.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Events with an event time and 20 columns: 16 normally distributed doubles, of which hardly any value comes twice, and
 * 4 texts of 3, 12, 40 and 200 values, evenly. The same seed makes the same events.
 */
final class Events {
  static final int SCHEMA_ID = 1;
  static final int NUMERIC = 16;
  static final int[] CATEGORIES = {3, 12, 40, 200};
  static final Schema SCHEMA = schema();

  private final Random random;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
  private final byte[] header = new byte[WireFormat.HEADER_BYTES];
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

  Events(long seed) {
    random = new Random(seed);
    WireFormat.writeHeader(SCHEMA_ID, header);
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

  /** A model of these events; everything but the event time by default. */
  static ModelConfig model(String topic, ModelConfig.Format format) {
    return new ModelConfig("benchmark", topic, format, null, null, null, "event_time", List.of(), List.of(), List.of(),
        WindowConfig.DEFAULT, ProfileConfig.DEFAULT, ReferenceConfig.DEFAULT, DriftConfig.DEFAULT);
  }

  /** The schema of {@link #SCHEMA_ID}. */
  static Schema schemaById(int id) {
    if (id != SCHEMA_ID) {
      throw new IllegalArgumentException("the only schema is " + SCHEMA_ID + ", asked for was " + id);
    }
    return SCHEMA;
  }

  /** One event in Confluent's wire format. */
  byte[] nextAvro(long eventTimeMs) {
    try {
      out.reset();
      out.writeBytes(header);
      encoder.writeLong(eventTimeMs);
      for (int i = 0; i < NUMERIC; i++) {
        encoder.writeDouble(random.nextGaussian());
      }
      for (int values : CATEGORIES) {
        encoder.writeString(category(values));
      }
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory only: cannot happen
    }
  }

  /** One event as a JSON object; doubles as Java prints them. */
  byte[] nextJson(long eventTimeMs) {
    StringBuilder json = new StringBuilder("{\"event_time\":").append(eventTimeMs);
    for (int i = 0; i < NUMERIC; i++) {
      json.append(",\"n").append(i).append("\":").append(random.nextGaussian());
    }
    for (int i = 0; i < CATEGORIES.length; i++) {
      json.append(",\"c").append(i).append("\":\"").append(category(CATEGORIES[i])).append('"');
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private String category(int values) {
    return String.format(Locale.ROOT, "v%03d", random.nextInt(values));
  }
}

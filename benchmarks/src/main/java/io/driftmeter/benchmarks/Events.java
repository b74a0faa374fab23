package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.schemas.registry.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Makes events of a shape. The same seed makes the same events, in either format. */
final class Events {
  private final EventShape shape;
  private final Random random;
  private final String[] texts;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);
  private final byte[] header = new byte[WireFormat.HEADER_BYTES];
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

  Events(EventShape shape, long seed) {
    this.shape = shape;
    this.random = new Random(seed);
    int most = IntStream.range(0, shape.categorical()).map(shape::valuesOf).max().orElse(0);
    this.texts = IntStream.range(0, most).mapToObj(i -> String.format(Locale.ROOT, "v%03d", i)).toArray(String[]::new);
    WireFormat.writeHeader(EventShape.SCHEMA_ID, header);
  }

  byte[] next(ModelConfig.Format format, long eventTimeMs) {
    return switch (format) {
      case AVRO -> nextAvro(eventTimeMs);
      case JSON -> nextJson(eventTimeMs);
    };
  }

  /** One event in Confluent's wire format. */
  byte[] nextAvro(long eventTimeMs) {
    try {
      out.reset();
      out.writeBytes(header);
      encoder.writeLong(eventTimeMs);
      for (int i = 0; i < shape.numeric(); i++) {
        encoder.writeDouble(random.nextGaussian());
      }
      for (int i = 0; i < shape.categorical(); i++) {
        encoder.writeString(text(i));
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
    for (int i = 0; i < shape.numeric(); i++) {
      json.append(",\"n").append(i).append("\":").append(random.nextGaussian());
    }
    for (int i = 0; i < shape.categorical(); i++) {
      json.append(",\"c").append(i).append("\":\"").append(text(i)).append('"');
    }
    return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private String text(int category) {
    return texts[random.nextInt(shape.valuesOf(category))];
  }
}

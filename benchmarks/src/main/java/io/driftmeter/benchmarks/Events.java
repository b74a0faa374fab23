package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.schemas.registry.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
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

  /** One event. */
  byte[] next(ModelConfig.Format format, long eventTimeMs) {
    return switch (format) {
      case AVRO -> nextAvro(eventTimeMs);
      case JSON -> nextJson(eventTimeMs);
    };
  }

  /** In Confluent's wire format. */
  private byte[] nextAvro(long eventTimeMs) {
    try {
      out.reset();
      out.writeBytes(header);
      encoder.writeLong(eventTimeMs);
      startMap(shape.numeric());
      for (int i = 0; i < shape.numeric(); i++) {
        startItem(EventShape.number(i));
        encoder.writeDouble(random.nextGaussian());
      }
      endMap();
      startMap(shape.categorical());
      for (int i = 0; i < shape.categorical(); i++) {
        startItem(EventShape.text(i));
        encoder.writeString(text(i));
      }
      endMap();
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory only: cannot happen
    }
  }

  private void startMap(int items) throws IOException {
    if (shape.layout() == EventShape.Layout.MAP) {
      encoder.writeMapStart();
      encoder.setItemCount(items);
    }
  }

  private void startItem(String key) throws IOException {
    switch (shape.layout()) {
      case MAP -> {
        encoder.startItem();
        encoder.writeString(key);
      }
      case OPTIONAL -> encoder.writeIndex(1);
      case FLAT, NESTED -> {
        // The value alone.
      }
    }
  }

  private void endMap() throws IOException {
    if (shape.layout() == EventShape.Layout.MAP) {
      encoder.writeMapEnd();
    }
  }

  /** A JSON object; doubles as Java prints them. */
  private byte[] nextJson(long eventTimeMs) {
    boolean flat = shape.layout().isFlat();
    String numbers = IntStream.range(0, shape.numeric())
        .mapToObj(i -> "\"" + EventShape.number(i) + "\":" + random.nextGaussian()).collect(Collectors.joining(","));
    String texts = IntStream.range(0, shape.categorical())
        .mapToObj(i -> "\"" + EventShape.text(i) + "\":\"" + text(i) + "\"").collect(Collectors.joining(","));
    String columns = flat
        ? numbers + "," + texts
        : "\"" + EventShape.NUMBERS + "\":{" + numbers + "},\"" + EventShape.TEXTS + "\":{" + texts + "}";
    return ("{\"event_time\":" + eventTimeMs + "," + columns + "}").getBytes(StandardCharsets.UTF_8);
  }

  private String text(int category) {
    return texts[random.nextInt(shape.valuesOf(category))];
  }
}

package io.driftmeter.app.decode;

import static io.driftmeter.app.decode.Decoding.field;
import static io.driftmeter.app.decode.Decoding.record;
import static io.driftmeter.app.decode.Decoding.wire;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.schemas.avro.PredictionEvent;
import io.driftmeter.schemas.registry.WireFormat;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** What is allocated per event is collected per event: it is the difference between one core and two. */
class DecodeAllocationTest {
  private static final int WARM_UP = 50_000;
  private static final int EVENTS = 100_000;

  @Test
  void aFlatRecordIsReadWithoutAllocating() {
    // Given
    Schema schema = record(field("id", "\"string\""), field("model", "\"string\""), field("version", "\"string\""),
        field("at", "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}"), field("d", "\"double\""),
        field("i", "\"int\""), field("l", "\"long\""), field("f", "\"float\""), field("s", "\"string\""),
        field("e", "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\",\"B\"]}"), field("b", "\"boolean\""),
        field("n", "[\"null\",\"double\"]"), field("u", "[\"null\",\"string\"]"),
        field("c", "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":12,\"scale\":2}"),
        field("vector", "{\"type\":\"array\",\"items\":\"float\"}"),
        field("skipped", "{\"type\":\"array\",\"items\":\"int\"}"));
    byte[][] values = new byte[64][];
    for (int i = 0; i < values.length; i++) {
      values[i] = wire(1, new GenericRecordBuilder(schema).set("id", "event-" + i).set("model", "m" + i % 3)
          .set("version", "v" + i % 2).set("at", 1_700_000_000_000_000L + i).set("d", i * .1).set("i", i)
          .set("l", (long) i << 33).set("f", (float) i).set("s", "category " + i)
          .set("e", new GenericData.EnumSymbol(schema.getField("e").schema(), i % 2 == 0 ? "A" : "B"))
          .set("b", i % 2 == 0).set("n", i % 4 == 0 ? null : i * .5).set("u", i % 4 == 1 ? null : "u" + i)
          .set("c", ByteBuffer.wrap(new byte[]{(byte) i, 7})).set("vector", List.of(.5f, (float) i))
          .set("skipped", List.of(1, 2))
          .build());
    }
    ModelConfig model = new Decoding.Model().keys("id", "model", "version").eventTime("at").build();
    Decoding decoding = new Decoding(model, Map.of(1, schema));
    // When
    double bytesPerEvent = bytesPerEvent(decoding, values);
    // Then
    assertThat(bytesPerEvent).isLessThan(1);
  }

  @Test
  void anEnvelopeIsReadWithoutAllocating() {
    // Given
    byte[][] values = new byte[64][];
    for (int i = 0; i < values.length; i++) {
      values[i] = WireFormat.write(1,
          PredictionEvent.newBuilder().setId("event-" + i).setModel("m").setEventTime(Instant.ofEpochMilli(i))
              .setFeatures(Map.of("age", 20.0 + i, "job", "job " + i, "owner", i % 2 == 0, "loans", (long) i))
              .setScores(Map.of("yes", .25, "no", .75)).setPrediction("no").setAttributes(Map.of("sex", "female"))
              .build());
    }
    Decoding decoding = Decoding.avro(PredictionEvent.getClassSchema());
    // When
    double bytesPerEvent = bytesPerEvent(decoding, values);
    // Then
    assertThat(bytesPerEvent).isLessThan(1);
  }

  private static double bytesPerEvent(Decoding decoding, byte[][] values) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int i = 0; i < WARM_UP; i++) {
      assertThat(decoding.decode(values[i % values.length])).isNull();
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    int failures = 0;
    for (int i = 0; i < EVENTS; i++) {
      if (decoding.decode(values[i % values.length]) != null) {
        failures++;
      }
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(failures).isZero();
    return (double) allocated / EVENTS;
  }
}

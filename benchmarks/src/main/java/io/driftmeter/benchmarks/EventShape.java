package io.driftmeter.benchmarks;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.app.config.WindowConfig;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/**
 * Events with an event time and so many columns: four of five hold normally distributed doubles, of which hardly any comes
 * twice, every fifth a text, of 3, 12, 40, 200 and again 3 values, evenly.
 */
record EventShape(int columns) {
  static final EventShape NARROW = new EventShape(20);
  static final int SCHEMA_ID = 1;
  private static final int[] VALUES = {3, 12, 40, 200};

  int numeric() {
    return columns - categorical();
  }

  int categorical() {
    return columns / 5;
  }

  /** How many values a categorical column has. */
  int valuesOf(int category) {
    return VALUES[category % VALUES.length];
  }

  Schema schema() {
    Schema time = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    var fields = SchemaBuilder.record("Prediction").fields().name("event_time").type(time).noDefault();
    for (int i = 0; i < numeric(); i++) {
      fields = fields.requiredDouble("n" + i);
    }
    for (int i = 0; i < categorical(); i++) {
      fields = fields.requiredString("c" + i);
    }
    return fields.endRecord();
  }

  /** The schema of {@link #SCHEMA_ID}. */
  Schema schemaById(int id) {
    if (id != SCHEMA_ID) {
      throw new IllegalArgumentException("the only schema is " + SCHEMA_ID + ", asked for was " + id);
    }
    return schema();
  }

  /** A model of these events; everything but the event time by default. */
  ModelConfig model(String topic, ModelConfig.Format format) {
    return model(topic, format, 0);
  }

  /** A model of these events whose first categorical columns, so many of them, slice the traffic. */
  ModelConfig model(String topic, ModelConfig.Format format, int segmentColumns) {
    List<String> segments = IntStream.range(0, segmentColumns).mapToObj(i -> "c" + i).toList();
    return new ModelConfig("benchmark", topic, format, null, null, null, "event_time", List.of(), List.of(), segments,
        WindowConfig.DEFAULT, ProfileConfig.DEFAULT, ReferenceConfig.DEFAULT, DriftConfig.DEFAULT);
  }
}

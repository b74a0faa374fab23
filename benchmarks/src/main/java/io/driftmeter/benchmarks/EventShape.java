package io.driftmeter.benchmarks;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.app.config.WindowConfig;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaBuilder.FieldAssembler;

/**
 * Events with an event time and so many columns: four of five hold normally distributed doubles, of which hardly any comes
 * twice, every fifth a text, of 3, 12, 40, 200 and again 3 values, evenly.
 */
record EventShape(int columns, Layout layout) {
  static final EventShape NARROW = new EventShape(20);
  static final int SCHEMA_ID = 1;
  /** The fields that hold the numbers and the texts, unless they stand beside the event time. */
  static final String NUMBERS = "numbers";
  static final String TEXTS = "texts";
  private static final int[] VALUES = {3, 12, 40, 200};

  /**
   * Where columns stand: beside the event time, there as unions with null, or numbers and texts each in a record or a map of
   * their own.
   */
  enum Layout {
    FLAT, OPTIONAL, NESTED, MAP;

    /** Whether columns stand beside the event time. */
    boolean isFlat() {
      return this == FLAT || this == OPTIONAL;
    }
  }

  EventShape(int columns) {
    this(columns, Layout.FLAT);
  }

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

  static String number(int index) {
    return "n" + index;
  }

  static String text(int index) {
    return "c" + index;
  }

  /** Of all columns. */
  List<String> paths() {
    String numbers = layout.isFlat() ? "" : NUMBERS + ".";
    String texts = layout.isFlat() ? "" : TEXTS + ".";
    return Stream.concat(IntStream.range(0, numeric()).mapToObj(i -> numbers + number(i)),
        IntStream.range(0, categorical()).mapToObj(i -> texts + text(i))).toList();
  }

  Schema schema() {
    Schema time = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    var fields = SchemaBuilder.record("Prediction").fields().name("event_time").type(time).noDefault();
    return switch (layout) {
      case FLAT, OPTIONAL -> addTexts(addNumbers(fields)).endRecord();
      case NESTED -> fields.name(NUMBERS).type(addNumbers(SchemaBuilder.record("Numbers").fields()).endRecord())
          .noDefault().name(TEXTS).type(addTexts(SchemaBuilder.record("Texts").fields()).endRecord()).noDefault()
          .endRecord();
      case MAP -> fields.name(NUMBERS).type().map().values().doubleType().noDefault().name(TEXTS).type().map().values()
          .stringType().noDefault().endRecord();
    };
  }

  private FieldAssembler<Schema> addNumbers(FieldAssembler<Schema> fields) {
    FieldAssembler<Schema> result = fields;
    for (int i = 0; i < numeric(); i++) {
      result = layout == Layout.OPTIONAL ? result.optionalDouble(number(i)) : result.requiredDouble(number(i));
    }
    return result;
  }

  private FieldAssembler<Schema> addTexts(FieldAssembler<Schema> fields) {
    FieldAssembler<Schema> result = fields;
    for (int i = 0; i < categorical(); i++) {
      result = layout == Layout.OPTIONAL ? result.optionalString(text(i)) : result.requiredString(text(i));
    }
    return result;
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
    return model(topic, format, 0, List.of());
  }

  /**
   * A model of these events.
   *
   * @param segmentColumns so many of the first categorical columns slice the traffic
   * @param excluded       paths that are no columns
   */
  ModelConfig model(String topic, ModelConfig.Format format, int segmentColumns, List<String> excluded) {
    List<String> segments = IntStream.range(0, segmentColumns).mapToObj(EventShape::text).toList();
    return new ModelConfig("benchmark", topic, format, null, null, null, "event_time", List.of(), excluded, segments,
        WindowConfig.DEFAULT, ProfileConfig.DEFAULT, ReferenceConfig.DEFAULT, DriftConfig.DEFAULT);
  }
}

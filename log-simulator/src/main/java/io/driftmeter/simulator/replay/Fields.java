package io.driftmeter.simulator.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;

/** Which fields the records have, given the columns of the file and the user's choice. */
final class Fields {
  /** The field that every record has, of the event time in milliseconds since the epoch. */
  static final String EVENT_TIME = "event_time";

  private Fields() {}

  /**
   * The chosen columns, in the order of the file.
   *
   * @throws IllegalArgumentException if a name is unknown, two become the same, or one cannot be a field
   */
  static List<Field> choose(Map<String, String> typeByColumn, ReplayOptions options) {
    options.columns().forEach(c -> check(c, typeByColumn));
    options.exclude().forEach(c -> check(c, typeByColumn));
    List<Field> fields = new ArrayList<>();
    Map<String, String> columnByName = new HashMap<>(Map.of(EVENT_TIME, "the event time"));
    typeByColumn.forEach((column, duckType) -> {
      boolean chosen = options.columns().isEmpty() || options.columns().contains(column);
      boolean isTheTime = options.eventTime() instanceof EventTime.FromColumn from && from.column().equals(column)
          && column.equals(EVENT_TIME);
      if (chosen && !isTheTime && !options.exclude().contains(column)) {
        Field field = Field.of(column, FieldType.of(column, duckType));
        String other = columnByName.put(field.name(), "column " + column);
        if (other != null) {
          throw new IllegalArgumentException("column " + column + " and " + other + " would both be the field "
              + field.name() + "; leave one out with --exclude");
        }
        fields.add(field);
      }
    });
    return fields;
  }

  /** DuckDB's type of the column, which the file must have. */
  static String check(String column, Map<String, String> typeByColumn) {
    String type = typeByColumn.get(column);
    if (type == null) {
      throw new IllegalArgumentException("there is no column '" + column + "'; did you mean '"
          + Nearest.to(column, typeByColumn.keySet()) + "'? The file has " + String.join(", ", typeByColumn.keySet()));
    }
    return type;
  }

  /** A record of the event time and the fields, each of which can be null. */
  static Schema schema(String topic, List<Field> fields) {
    String name = topic.replaceAll("[^A-Za-z0-9_]", "_").replaceFirst("^(?=[0-9])", "_");
    SchemaBuilder.FieldAssembler<Schema> record = SchemaBuilder.record(name).namespace("io.driftmeter.replay").fields();
    record.name(EVENT_TIME).type(FieldType.TIME.schema()).noDefault();
    for (Field field : fields) {
      record.name(field.name()).type(Schema.createUnion(Schema.create(Schema.Type.NULL), field.type().schema()))
          .withDefault(null);
    }
    return record.endRecord();
  }
}

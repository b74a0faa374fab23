package io.driftmeter.app.decode;

import io.driftmeter.core.column.ColumnType;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** What a schema says of how the values of a field are compared. */
enum FieldKind {
  NUMERIC(ColumnType.NUMERIC), CATEGORICAL(ColumnType.CATEGORICAL), BOOLEAN(ColumnType.BOOLEAN), EMBEDDING(
      ColumnType.EMBEDDING),
  /** Each value has a type of its own: the first that is not null decides. */
  BY_VALUE(null),
  /** A point in time, an identifier, a list of something else than real numbers, raw bytes: no column unless it is configured. */
  INCOMPARABLE(null);

  private final @Nullable ColumnType type;

  FieldKind(@Nullable ColumnType type) {
    this.type = type;
  }

  /** Null unless the schema settles it. */
  @Nullable
  ColumnType type() {
    return type;
  }

  static FieldKind of(Schema schema) {
    return switch (schema.getType()) {
      case FLOAT, DOUBLE -> NUMERIC;
      case INT, LONG -> isPointInTime(schema) ? INCOMPARABLE : NUMERIC;
      case BOOLEAN -> BOOLEAN;
      case ENUM -> CATEGORICAL;
      case STRING -> logicalName(schema).equals("uuid") ? INCOMPARABLE : CATEGORICAL;
      case BYTES, FIXED -> logicalName(schema).equals("decimal") ? NUMERIC : INCOMPARABLE;
      case UNION -> ofUnion(schema);
      case ARRAY -> switch (schema.getElementType().getType()) {
        case FLOAT, DOUBLE -> EMBEDDING;
        default -> INCOMPARABLE;
      };
      case NULL, RECORD, MAP -> INCOMPARABLE;
    };
  }

  private static FieldKind ofUnion(Schema union) {
    FieldKind result = null;
    for (Schema branch : union.getTypes()) {
      if (branch.getType() != Schema.Type.NULL) {
        FieldKind kind = of(branch);
        result = result == null || result == kind ? kind : BY_VALUE;
      }
    }
    return result == null ? INCOMPARABLE : result;
  }

  private static boolean isPointInTime(Schema schema) {
    String name = logicalName(schema);
    return name.equals("date") || name.startsWith("timestamp-") || name.startsWith("local-timestamp-");
  }

  /** The logical type, empty if there is none. */
  static String logicalName(Schema schema) {
    LogicalType type = schema.getLogicalType();
    return type == null ? "" : type.getName();
  }
}

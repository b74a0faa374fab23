package io.driftmeter.app.file;

import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalLong;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericEnumSymbol;
import org.jspecify.annotations.Nullable;

/** What values of Avro's generic model mean as column values. */
final class AvroValues {
  private AvroValues() {}

  /** Reads decimals as numbers and times as {@code java.time}. */
  static GenericData model() {
    GenericData model = new GenericData();
    model.addLogicalTypeConversion(new DecimalConversion());
    model.addLogicalTypeConversion(new TimeConversions.DateConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimestampNanosConversion());
    model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
    model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
    model.addLogicalTypeConversion(new TimeConversions.LocalTimestampNanosConversion());
    return model;
  }

  /** The schema of a value that is not null, where there is only one. */
  static Schema withoutNull(Schema schema) {
    if (!schema.isUnion()) {
      return schema;
    }
    List<Schema> others = schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).toList();
    return others.size() == 1 ? others.getFirst() : schema;
  }

  /**
   * How values of the schema are compared; null where they are not: times, bytes, lists but those of real numbers, unions of
   * several kinds.
   */
  static @Nullable ColumnType columnType(Schema schema) {
    boolean decimal = schema.getLogicalType() != null && "decimal".equals(schema.getLogicalType().getName());
    if (schema.getLogicalType() != null && !decimal) {
      return schema.getType() == Schema.Type.STRING ? ColumnType.CATEGORICAL : null;
    }
    return switch (schema.getType()) {
      case INT, LONG, FLOAT, DOUBLE -> ColumnType.NUMERIC;
      case BYTES, FIXED -> decimal ? ColumnType.NUMERIC : null;
      case STRING, ENUM -> ColumnType.CATEGORICAL;
      case BOOLEAN -> ColumnType.BOOLEAN;
      case ARRAY -> switch (schema.getElementType().getType()) {
        case FLOAT, DOUBLE -> ColumnType.EMBEDDING;
        default -> null;
      };
      case UNION, RECORD, MAP, NULL -> null;
    };
  }

  /** The type of a column whose schema allows several: that of the first value. */
  static @Nullable ColumnType columnType(Object value) {
    return switch (value) {
      case Number _ -> ColumnType.NUMERIC;
      case Boolean _ -> ColumnType.BOOLEAN;
      case CharSequence _ -> ColumnType.CATEGORICAL;
      case GenericEnumSymbol<?> _ -> ColumnType.CATEGORICAL;
      case GenericArray<?> list -> columnType(list.getSchema());
      default -> null;
    };
  }

  static void set(Row row, int slot, ColumnType type, Object value) {
    switch (type) {
      case NUMERIC -> {
        if (value instanceof Number number) {
          row.setNumber(slot, number.doubleValue());
        } else {
          row.setWrongType(slot);
        }
      }
      case BOOLEAN -> {
        if (value instanceof Boolean flag) {
          row.setBoolean(slot, flag);
        } else {
          row.setWrongType(slot);
        }
      }
      case CATEGORICAL, TEXT -> row.setText(slot, value.toString());
      case EMBEDDING -> setVector(row, slot, value);
    }
  }

  private static void setVector(Row row, int slot, Object value) {
    if (!(value instanceof List<?> items) || !items.stream().allMatch(Number.class::isInstance)) {
      row.setWrongType(slot);
      return;
    }
    row.startVector(slot);
    for (Object item : items) {
      row.addToVector(slot, ((Number) item).doubleValue());
    }
  }

  /** Milliseconds since the epoch; empty if the value is no time. */
  static OptionalLong millis(Object value, EventTime.Unit unit) {
    return switch (value) {
      case Instant instant -> OptionalLong.of(instant.toEpochMilli());
      case LocalDateTime local -> OptionalLong.of(local.toInstant(ZoneOffset.UTC).toEpochMilli());
      case LocalDate date -> OptionalLong.of(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
      case Long number -> unit.toMillis(number);
      case Integer number -> unit.toMillis(number);
      case CharSequence text -> parse(text);
      default -> OptionalLong.empty();
    };
  }

  private static OptionalLong parse(CharSequence text) {
    try {
      return OptionalLong.of(DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC).parse(text, Instant::from)
          .toEpochMilli());
    } catch (DateTimeException _) {
      return OptionalLong.empty();
    }
  }
}

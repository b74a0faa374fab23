package io.driftmeter.simulator.replay;

import java.util.Locale;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** What a column of a file becomes: its Avro type, and the SQL that makes DuckDB give it as such. */
enum FieldType {
  BOOLEAN("CAST(%s AS BOOLEAN)"), LONG("CAST(%s AS BIGINT)"), DOUBLE("CAST(%s AS DOUBLE)"), STRING(
      "CAST(%s AS VARCHAR)"),
  /** Milliseconds since the epoch; without an offset it is read as UTC. */
  TIME("epoch_ms(CAST(%s AS TIMESTAMP))");

  private final String sql;

  FieldType(String sql) {
    this.sql = sql;
  }

  /** The type for one of DuckDB's. */
  static FieldType of(String column, String duckType) {
    String base = duckType.replaceFirst("\\(.*", "").toUpperCase(Locale.ROOT);
    return switch (base) {
      case "BOOLEAN" -> BOOLEAN;
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" -> LONG;
      case "UBIGINT", "HUGEINT", "UHUGEINT", "DECIMAL", "FLOAT", "DOUBLE" -> DOUBLE;
      case "VARCHAR", "ENUM", "UUID", "TIME" -> STRING;
      case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "TIMESTAMP WITH TIME ZONE" -> TIME;
      default -> throw new IllegalArgumentException("column " + column + " is a " + duckType
          + ", and a flat record has only booleans, numbers, texts and times; leave it out with --exclude " + column);
    };
  }

  /** The column, quoted, as an expression that gives this type's Java class. */
  String expression(String quotedColumn) {
    return sql.formatted(quotedColumn);
  }

  Schema schema() {
    return switch (this) {
      case BOOLEAN -> Schema.create(Schema.Type.BOOLEAN);
      case LONG -> Schema.create(Schema.Type.LONG);
      case DOUBLE -> Schema.create(Schema.Type.DOUBLE);
      case STRING -> Schema.create(Schema.Type.STRING);
      case TIME -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
    };
  }
}

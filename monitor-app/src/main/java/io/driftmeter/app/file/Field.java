package io.driftmeter.app.file;

import io.driftmeter.core.column.ColumnType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A field that DuckDB found in a file.
 *
 * @param path       dotted, if the field is nested
 * @param expression that reads it, in SQL
 * @param type       DuckDB's name of its type
 */
record Field(String path, String expression, String type) {
  private static final Pattern NUMBER = Pattern
      .compile("U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)|FLOAT|DOUBLE|DECIMAL\\(.*\\)");
  private static final Pattern LOCAL_TIME = Pattern.compile("DATE|TIMESTAMP(_S|_MS|_NS)?");
  private static final Pattern TEXT = Pattern.compile("VARCHAR|ENUM\\(.*\\)|JSON|UUID");
  private static final Pattern REALS = Pattern.compile("(FLOAT|DOUBLE)\\[\\d*\\]");

  boolean isStruct() {
    return type.startsWith("STRUCT(") && !type.endsWith("[]");
  }

  boolean isNumber() {
    return NUMBER.matcher(type).matches();
  }

  /** Whether it is a date or a time without a zone. */
  boolean isLocalTime() {
    return LOCAL_TIME.matcher(type).matches();
  }

  /** How values are compared; null for times, other lists and bytes, which are not compared as they are. */
  @Nullable
  ColumnType columnType() {
    if (isNumber()) {
      return ColumnType.NUMERIC;
    }
    if (TEXT.matcher(type).matches()) {
      return ColumnType.CATEGORICAL;
    }
    if (REALS.matcher(type).matches()) {
      return ColumnType.EMBEDDING;
    }
    return "BOOLEAN".equals(type) ? ColumnType.BOOLEAN : null;
  }

  String asText() {
    // A cast of JSON text would keep its quotes.
    return "JSON".equals(type) ? expression + " ->> '$'" : "CAST(%s AS VARCHAR)".formatted(expression);
  }

  /** The value as the SQL type, or null where it is none. */
  String tryAs(String sqlType) {
    return "TRY_CAST(%s AS %s)".formatted("JSON".equals(type) ? asText() : expression, sqlType);
  }
}

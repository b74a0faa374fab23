package io.driftmeter.app.file;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is selected from a scan: the columns' values as DOUBLE, BOOLEAN, VARCHAR or DOUBLE[], a flag where a value may be of another
 * type, keys, and the event time.
 *
 * @param expressions in SQL, by vector of the result
 * @param cells       where the columns are found in the result, by slot
 * @param keys        vectors of the keys
 * @param timeVector  -1 where no time is read
 * @param time        unit of the times in their vector
 */
record Projection(List<String> expressions, List<Cell> cells, List<Integer> keys, int timeVector,
    EventTime.Unit time) {

  /** @param flagVector whose true says that the value is of another type; -1 where that cannot be */
  record Cell(Column column, int vector, int flagVector) {}

  static Projection of(Map<String, Field> fields, ReadOptions options, boolean asText) {
    ColumnChoice choice = new ColumnChoice(options);
    List<String> expressions = new ArrayList<>();
    List<Cell> cells = new ArrayList<>();
    for (Field field : fields.values()) {
      Column column = choice.column(field.path(), field.columnType());
      if (column != null) {
        cells.add(cell(field, column, asText, expressions));
      }
    }
    List<Integer> keys = options.keys().stream().map(key -> add(field(fields, key).asText(), expressions)).toList();
    EventTime time = options.eventTime();
    int timeVector = time == null ? -1 : add(time(field(fields, time.column())), expressions);
    EventTime.Unit unit = time == null || !field(fields, time.column()).isNumber()
        ? EventTime.Unit.MILLISECONDS
        : time.unit();
    return new Projection(expressions, cells, keys, timeVector, unit);
  }

  private static Cell cell(Field field, Column column, boolean asText, List<String> expressions) {
    String value = switch (column.type()) {
      case NUMERIC -> field.tryAs("DOUBLE");
      case BOOLEAN -> field.tryAs("BOOLEAN");
      case CATEGORICAL, TEXT -> field.asText();
      case EMBEDDING -> field.tryAs("DOUBLE[]");
    };
    boolean anythingGoes = column.type() == ColumnType.CATEGORICAL || column.type() == ColumnType.TEXT;
    boolean mayDiffer = !anythingGoes && (asText || column.type() != field.columnType());
    int vector = add(value, expressions);
    String flag = "%s IS NOT NULL AND %s IS NULL".formatted(field.expression(), value);
    return new Cell(column, vector, mayDiffer ? add(flag, expressions) : -1);
  }

  private static String time(Field field) {
    if (field.isNumber()) {
      return field.tryAs("BIGINT");
    }
    // The session is in UTC, so both mean the same; but to a time with a zone each row takes a calendar, 60 ns.
    return "epoch_ms(%s)".formatted(field.tryAs(field.isLocalTime() ? "TIMESTAMP" : "TIMESTAMPTZ"));
  }

  private static Field field(Map<String, Field> fields, @Nullable String name) {
    Field field = fields.get(name);
    if (field == null) {
      throw new IllegalArgumentException("no field '%s'".formatted(name));
    }
    return field;
  }

  private static int add(String expression, List<String> expressions) {
    expressions.add(expression);
    return expressions.size() - 1;
  }
}

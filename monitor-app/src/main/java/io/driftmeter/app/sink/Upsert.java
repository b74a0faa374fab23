package io.driftmeter.app.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statement that writes many rows of one table at once: each column travels as one array, so the statement has as many
 * parameters as the table has columns, however many rows there are.
 *
 * <p>A row whose key is there replaces it if the guard allows. Rows of one call must differ in their keys.
 */
final class Upsert {
  /** A column of the table and how its values travel. */
  record Field(String name, Kind kind) {}

  /** How a column's values travel: the element type of the array, and what turns an element into the column's value. */
  enum Kind {
    TEXT("text", "%s"), INTEGER("int4", "%s"), LONG("int8", "%s"), DOUBLE("float8", "%s"), BOOLEAN("bool",
        "%s"), BYTES("bytea", "%s"),
    /** Milliseconds since 1970. */
    TIME("int8", "(timestamptz 'epoch' + %s * interval '1 millisecond')"), JSON("text", "%s::jsonb"),
    /** As text such as {1,2}: an array of arrays would have to be rectangular. */
    DOUBLES("text", "%s::float8[]");

    private final String element;
    private final String value;

    Kind(String element, String value) {
      this.element = element;
      this.value = value;
    }

    /** All values of a column, as an array whose elements travel in Postgres' own binary form. */
    private Object[] array(List<@Nullable Object> values) {
      return switch (this) {
        case TEXT, JSON -> values.toArray(new String[0]);
        case INTEGER -> values.toArray(new Integer[0]);
        case LONG, TIME -> values.toArray(new Long[0]);
        case DOUBLE -> values.toArray(new Double[0]);
        case BOOLEAN -> values.toArray(new Boolean[0]);
        case BYTES -> values.toArray(new byte[0][]);
        case DOUBLES -> values.stream().map(each -> each == null ? null : text((double[]) each)).toArray(String[]::new);
      };
    }

    private static String text(double[] values) {
      return Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
  }

  private final List<Field> fields;
  private final List<Kind> kinds;
  private final String sql;
  private final String copySql;

  /**
   * @param guard     condition on {@code excluded} and {@code stored} under which a stored row is replaced
   * @param onReplace further assignments when a row is replaced, each begun with a comma; may be empty
   * @param returning what comes back for each written row; empty for nothing
   */
  Upsert(String table, List<Field> keys, List<Field> values, String guard, String onReplace, String returning) {
    this.fields = Stream.concat(keys.stream(), values.stream()).toList();
    this.kinds = fields.stream().map(Field::kind).toList();
    this.copySql = "COPY driftmeter.%s (%s) FROM STDIN (FORMAT binary)".formatted(table, names(fields));
    this.sql = "INSERT INTO driftmeter.%s AS stored (%s) SELECT %s FROM unnest(%s) AS given (%s) ON CONFLICT (%s) DO UPDATE SET %s%s WHERE %s%s"
        .formatted(table, names(fields),
            join(fields, f -> f.kind().value.formatted("given." + f.name())),
            join(fields, f -> "?::" + f.kind().element + "[]"), names(fields), names(keys),
            join(values, f -> f.name() + " = excluded." + f.name()), onReplace, guard,
            returning.isEmpty() ? "" : " RETURNING " + returning);
  }

  private static String names(List<Field> fields) {
    return join(fields, Field::name);
  }

  private static String join(List<Field> fields, java.util.function.Function<Field, String> text) {
    return fields.stream().map(text).collect(Collectors.joining(", "));
  }

  /** An empty set of rows for this statement. */
  Rows rows() {
    return new Rows();
  }

  /** Rows waiting to be written. */
  final class Rows {
    private final List<List<@Nullable Object>> columns = new ArrayList<>();
    private int size;

    private Rows() {
      fields.forEach(f -> columns.add(new ArrayList<>()));
    }

    /** Values in the order of the table's fields. */
    void add(@Nullable Object... values) {
      if (values.length != fields.size()) {
        throw new IllegalArgumentException(
            "a row has " + fields.size() + " fields (" + names(fields) + "), found " + values.length);
      }
      for (int i = 0; i < values.length; i++) {
        columns.get(i).add(values[i]);
      }
      size++;
    }

    int size() {
      return size;
    }

    /** Writes them where none of their keys is there yet, which is several times faster; how many were inserted. */
    long insert(Connection connection) throws SQLException {
      return size == 0 ? 0 : BinaryCopy.insert(connection, copySql, kinds, columns);
    }

    /** Writes them; how many were inserted or replaced. */
    int write(Connection connection) throws SQLException {
      if (size == 0) {
        return 0;
      }
      try (PreparedStatement statement = prepare(connection)) {
        return statement.executeUpdate();
      }
    }

    /** The statement with its parameters set, for a caller that reads what it returns. */
    PreparedStatement prepare(Connection connection) throws SQLException {
      PreparedStatement statement = connection.prepareStatement(sql);
      for (int i = 0; i < fields.size(); i++) {
        Kind kind = kinds.get(i);
        statement.setArray(i + 1, connection.createArrayOf(kind.element, kind.array(columns.get(i))));
      }
      return statement;
    }
  }
}

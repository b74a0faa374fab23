package io.driftmeter.app.file;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/** Asks DuckDB which fields a source has. */
final class DuckDbSchema {
  private DuckDbSchema() {}

  /** The fields of the source by their path, in their order; those of a struct in the struct's place. */
  static Map<String, Field> fields(DuckDBConnection connection, String source) throws SQLException {
    Map<String, Field> fields = new LinkedHashMap<>();
    add(connection, describe(connection, "SELECT * FROM " + source, "", ""), fields);
    return fields;
  }

  private static void add(DuckDBConnection connection, List<Field> found, Map<String, Field> fields)
      throws SQLException {
    for (Field field : found) {
      if (field.isStruct()) {
        // The type alone tells the struct's fields; the file need not be looked at again.
        String select = "SELECT s.* FROM (SELECT CAST(NULL AS %s) AS s)".formatted(field.type());
        add(connection, describe(connection, select, field.path() + ".", "(" + field.expression() + ")."), fields);
      } else {
        fields.put(field.path(), field);
      }
    }
  }

  private static List<Field> describe(DuckDBConnection connection, String select, String path, String parent)
      throws SQLException {
    List<Field> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE " + select)) {
      while (rows.next()) {
        String name = rows.getString(1);
        found.add(new Field(path + name, parent + Scan.identifier(name), rows.getString(2)));
      }
    }
    return found;
  }
}

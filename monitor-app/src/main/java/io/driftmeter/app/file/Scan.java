package io.driftmeter.app.file;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.duckdb.DuckDBConnection;

/**
 * The SQL that reads files of one format.
 *
 * @param fields the fields found in the files, with their types
 * @param source reads the rows
 * @param asText whether {@code source} gives every value as text. A CSV file is read so: types are found in its first rows
 *               only, and one value of another type further down is to be counted, not to end the reading
 */
record Scan(Map<String, Field> fields, String source, boolean asText) {

  static Scan of(DuckDBConnection connection, FileFormat format, List<Path> files, ReadOptions options)
      throws SQLException {
    return switch (format) {
      case CSV -> csv(connection, files, options);
      case PARQUET -> typed(connection, "read_parquet(%s, union_by_name = true)".formatted(list(files)));
      // All rows are looked at for the types: further down a number may turn out to be text.
      case JSON_LINES -> typed(connection, ("read_json(%s, format = 'newline_delimited', union_by_name = true, "
          + "sample_size = -1, map_inference_threshold = -1)").formatted(list(files)));
      case AVRO -> throw new IllegalArgumentException("Avro files are not read by SQL");
    };
  }

  private static Scan typed(DuckDBConnection connection, String source) throws SQLException {
    return new Scan(DuckDbSchema.fields(connection, source), source, false);
  }

  /** While types are looked for, ragged lines are passed over; while rows are read, the first one is an error. */
  private static Scan csv(DuckDBConnection connection, List<Path> files, ReadOptions options) throws SQLException {
    String nulls = Stream.concat(Stream.of(""), options.nullTexts().stream()).map(Scan::text)
        .collect(Collectors.joining(", ", "[", "]"));
    String dialect = "header = true, delim = %s, quote = '\"', escape = '\"', nullstr = %s"
        .formatted(text(String.valueOf(CsvDelimiter.of(files.getFirst()))), nulls);
    String probe = "read_csv(%s, " + dialect + ", ignore_errors = true, union_by_name = true)";
    List<String> reads = new ArrayList<>();
    for (Path file : files) {
      String columns = DuckDbSchema.fields(connection, probe.formatted(list(List.of(file)))).keySet().stream()
          .map(name -> text(name) + ": 'VARCHAR'").collect(Collectors.joining(", ", "{", "}"));
      reads.add("SELECT * FROM read_csv(%s, %s, auto_detect = false, columns = %s)".formatted(text(file.toString()),
          dialect, columns));
    }
    return new Scan(DuckDbSchema.fields(connection, probe.formatted(list(files))),
        "(" + String.join(" UNION ALL BY NAME ", reads) + ")", true);
  }

  private static String list(List<Path> files) {
    return files.stream().map(file -> text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

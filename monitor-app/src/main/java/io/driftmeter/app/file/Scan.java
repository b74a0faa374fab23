package io.driftmeter.app.file;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL that reads files of one format.
 *
 * @param probe  reads with the types that DuckDB finds
 * @param read   reads the rows
 * @param asText whether {@code read} gives every value as text. A CSV file is read so: the type was found in its first
 *               rows only, and one value of another type further down is to be counted, not to end the reading
 */
record Scan(String probe, String read, boolean asText) {

  static Scan of(FileFormat format, List<Path> files, ReadOptions options) {
    String list = files.stream().map(file -> text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
    return switch (format) {
      case CSV -> csv(list, CsvDelimiter.of(files.getFirst()), options.nullTexts());
      case PARQUET -> same("read_parquet(%s, union_by_name = true)".formatted(list));
      // All rows are looked at for the types: further down a number may turn out to be text.
      case JSON_LINES -> same(("read_json(%s, format = 'newline_delimited', union_by_name = true, sample_size = -1, "
          + "map_inference_threshold = -1)").formatted(list));
      case AVRO -> throw new IllegalArgumentException("Avro files are not read by SQL");
    };
  }

  private static Scan csv(String files, char delimiter, List<String> nullTexts) {
    String nulls = Stream.concat(Stream.of(""), nullTexts.stream()).map(Scan::text)
        .collect(Collectors.joining(", ", "[", "]"));
    String call = "read_csv(%s, header = true, union_by_name = true, delim = %s, quote = '\"', escape = '\"', nullstr = %s"
        .formatted(files, text(String.valueOf(delimiter)), nulls);
    return new Scan(call + ")", call + ", all_varchar = true)", true);
  }

  private static Scan same(String sql) {
    return new Scan(sql, sql, false);
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

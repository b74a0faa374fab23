package io.driftmeter.simulator.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDriver;

/** The rows of one or more files of one kind, in their order, read by DuckDB. */
final class SourceFile implements AutoCloseable {
  private final Connection connection;
  private final String relation;
  private final String window;

  /**
   * Opens nothing yet but DuckDB.
   *
   * @throws IllegalArgumentException if a file is missing or not of a known kind
   */
  SourceFile(List<Path> files, long limit, long offset) {
    this.relation = relation(files);
    this.window = limit == Long.MAX_VALUE && offset == 0 ? "" : " LIMIT " + limit + " OFFSET " + offset;
    Properties properties = new Properties();
    // Without it DuckDB builds the whole result in memory before the first row is seen.
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    try {
      this.connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    } catch (SQLException e) {
      throw new ReplayException("DuckDB does not start: " + e.getMessage(), e);
    }
  }

  private static String relation(List<Path> files) {
    List<String> readers = files.stream().map(SourceFile::reader).distinct().toList();
    if (readers.size() != 1) {
      throw new IllegalArgumentException("files replayed together are of one kind, found "
          + files.stream().map(Path::toString).collect(Collectors.joining(", ")));
    }
    String list = files.stream().map(f -> quoted(f.toString(), '\'')).collect(Collectors.joining(", ", "[", "]"));
    return readers.getFirst().formatted(list);
  }

  private static String reader(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no file " + file.toAbsolutePath());
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      // Types are taken from every row, not from the first 20,000: a later surprise would break the replay halfway.
      case "csv", "tsv" -> "read_csv(%s, sample_size = -1)";
      case "jsonl", "ndjson" -> "read_json(%s, format = 'newline_delimited', sample_size = -1)";
      case "parquet" -> "read_parquet(%s)";
      default -> throw new IllegalArgumentException(
          file + " is of no kind that can be replayed: .csv, .tsv, .jsonl, .ndjson, each also with .gz, and .parquet");
    };
  }

  /** DuckDB's type of each column, in the order of the columns. */
  Map<String, String> columns() {
    Map<String, String> types = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
      while (rows.next()) {
        types.put(rows.getString(1), rows.getString(2));
      }
      return types;
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  long count() {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM (SELECT 1 FROM " + relation + window + ")")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  /** Handed each row until it says false. */
  interface RowReader {
    boolean read(ResultSet row) throws SQLException;
  }

  /** Reads the expressions of each row, in the order of the rows. */
  void read(List<String> expressions, RowReader reader) {
    String sql = "SELECT " + String.join(", ", expressions) + " FROM " + relation + window;
    try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
      boolean more = rows.next();
      while (more) {
        more = reader.read(rows) && rows.next();
      }
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  static String quotedName(String column) {
    return quoted(column, '"');
  }

  private static String quoted(String text, char quote) {
    String q = String.valueOf(quote);
    return q + text.replace(q, q + q) + q;
  }

  private ReplayException unreadable(SQLException e) {
    return new ReplayException("cannot read " + relation + ": " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new ReplayException("DuckDB does not close: " + e.getMessage(), e);
    }
  }
}

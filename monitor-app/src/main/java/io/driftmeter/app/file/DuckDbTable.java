package io.driftmeter.app.file;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBResultSet;

/** CSV, Parquet and JSON lines, read by DuckDB and handed over by it as Arrow vectors. */
final class DuckDbTable implements FileTable {
  private static final int BATCH_ROWS = 8192;
  /** Rows are read as they are asked for; otherwise the whole result would be in memory before the first one. */
  private static final Properties STREAMED = new Properties();
  static {
    STREAMED.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
  }

  private final DuckDBConnection connection;
  private final List<Path> files;
  private final ReadOptions options;
  private final OptionalLong rowCount;
  private final String query;
  private final Projection projection;

  static DuckDbTable open(FileFormat format, List<Path> files, ReadOptions options) {
    try {
      DuckDBConnection connection = DriverManager.getConnection("jdbc:duckdb:", STREAMED)
          .unwrap(DuckDBConnection.class);
      try {
        return new DuckDbTable(connection, format, files, options);
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw DuckDbErrors.unreadable(files, e);
    }
  }

  private DuckDbTable(DuckDBConnection connection, FileFormat format, List<Path> files, ReadOptions options)
      throws SQLException {
    this.connection = connection;
    this.files = files;
    this.options = options;
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
    }
    Scan scan = Scan.of(connection, format, files, options);
    List<String> names = List.copyOf(scan.fields().keySet());
    new ColumnChoice(options).requireKnown(files.getFirst(), names);
    this.projection = Projection.of(scan.fields(), options, scan.asText());
    this.query = "SELECT %s FROM %s".formatted(String.join(", ", projection.expressions()), scan.source());
    this.rowCount = format == FileFormat.PARQUET ? OptionalLong.of(count(scan)) : OptionalLong.empty();
    if (projection.cells().isEmpty()) {
      throw new UnreadableFileException("%s: none of its columns can be compared: %s".formatted(files.getFirst(),
          String.join(", ", names)));
    }
  }

  private long count(Scan scan) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + scan.source())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Override
  public List<Column> columns() {
    return projection.cells().stream().map(Projection.Cell::column).toList();
  }

  @Override
  public OptionalLong rowCount() {
    return rowCount;
  }

  @Override
  public void forEachBatch(Consumer<FileBatch> consumer) {
    Columns columns = Columns.of(columns());
    FileBatch batch = new FileBatch(columns, options.keys());
    FileBatch other = new FileBatch(columns, options.keys());
    ArrowBatch source = new ArrowBatch(projection);
    try (BufferAllocator allocator = new RootAllocator();
        Statement statement = connection.createStatement();
        DuckDBResultSet result = execute(statement).unwrap(DuckDBResultSet.class);
        ArrowReader reader = (ArrowReader) result.arrowExportStream(allocator, BATCH_ROWS)) {
      VectorSchemaRoot vectors = reader.getVectorSchemaRoot();
      while (next(reader)) {
        source.copy(vectors, batch);
        consumer.accept(batch);
        FileBatch next = other;
        other = batch;
        batch = next;
      }
    } catch (SQLException | IOException e) {
      throw DuckDbErrors.unreadable(files, e);
    }
  }

  /** A streamed result that fails with its first rows does not say why; the same query read by chunks does. */
  private ResultSet execute(Statement statement) throws SQLException {
    try {
      return statement.executeQuery(query);
    } catch (SQLException e) {
      try (DuckDBPreparedStatement again = connection.prepare(query); DuckDBChunkedResult chunks = again.query()) {
        chunks.nextChunk();
      } catch (RuntimeException cause) {
        throw DuckDbErrors.unreadable(files, cause);
      }
      throw e;
    }
  }

  /** Only this step reads the file; what it throws unchecked is about the file, what a consumer throws is not. */
  private boolean next(ArrowReader reader) {
    try {
      return reader.loadNextBatch();
    } catch (IOException | RuntimeException e) {
      throw DuckDbErrors.unreadable(files, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw DuckDbErrors.unreadable(files, e);
    }
  }
}

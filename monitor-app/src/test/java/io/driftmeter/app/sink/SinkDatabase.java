package io.driftmeter.app.sink;

import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Postgres for the tests of one class, each of which takes a database of its own. */
final class SinkDatabase implements BeforeAllCallback, AfterAllCallback {
  private final Path folder;
  private final LocalPostgres server;
  private int databases;

  SinkDatabase() {
    try {
      this.folder = Files.createTempDirectory("driftmeter-sink");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    this.server = new LocalPostgres(folder, 0);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server.start();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    server.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  LocalPostgres server() {
    return server;
  }

  /** A new, empty database. */
  PostgresConfig create() throws SQLException {
    String name = "t" + databases++;
    try (Connection connection = DriverManager.getConnection(server.address(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new PostgresConfig(server.address().replaceFirst("/postgres$", "/" + name), "postgres", "postgres", null);
  }

  /** A new database with its tables. */
  Database migrated() throws SQLException {
    Database database = new Database(create());
    database.migrate();
    return database;
  }

  /** The rows, each as the text of its values between bars. */
  static List<String> query(Database database, String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
        List<String> result = new ArrayList<>();
        while (rows.next()) {
          StringBuilder row = new StringBuilder();
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            row.append(i == 1 ? "" : "|").append(rows.getString(i));
          }
          result.add(row.toString());
        }
        return result;
      }
    }
  }

  static long count(Database database, String table) throws SQLException {
    return Long.parseLong(query(database, "SELECT count(*) FROM driftmeter." + table).getFirst());
  }
}

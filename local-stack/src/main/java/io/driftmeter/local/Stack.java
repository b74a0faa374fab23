package io.driftmeter.local;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A broker, a Postgres and a schema registry to work against, wherever they run. */
public interface Stack extends AutoCloseable {

  Service broker();

  Service postgres();

  Service registry();

  /** For {@code bootstrap.servers}. Topics are not created by use. */
  default String bootstrapServers() {
    return broker().address();
  }

  /** JDBC URL of the database {@code postgres}, without user and password. */
  default String jdbcUrl() {
    return postgres().address();
  }

  String username();

  String password();

  /** Base of the registry's REST API. */
  default String registryUrl() {
    return registry().address();
  }

  /** Creates an empty database and returns its JDBC URL, so that tests sharing a stack do not see each other's tables. */
  default String newDatabase() {
    String name = "db_" + ProcessHandle.current().pid() + "_" + Databases.CREATED.incrementAndGet();
    try (var connection = DriverManager.getConnection(jdbcUrl(), username(), password());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new LocalStackException("Could not create the database " + name + " at " + jdbcUrl(), e);
    }
    return jdbcUrl().substring(0, jdbcUrl().lastIndexOf('/') + 1) + name;
  }

  @Override
  void close();

  /** Names that no other test of this JVM got. */
  final class Databases {
    private static final AtomicInteger CREATED = new AtomicInteger();

    private Databases() {}
  }
}

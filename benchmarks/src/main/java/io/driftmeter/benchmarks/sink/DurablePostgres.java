package io.driftmeter.benchmarks.sink;

import io.driftmeter.app.config.PostgresConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A Postgres server in processes of its own that waits for the disk as one in production does. All else is as Postgres
 * ships it, aside from room for its write-ahead log between two checkpoints, which every busy server is given.
 */
final class DurablePostgres implements AutoCloseable {
  private static final String USER = "postgres";

  private final EmbeddedPostgres server;
  private final ProcessHandle postmaster;
  private int databases;

  /** Returns once the server takes connections. */
  DurablePostgres(Path folder) throws IOException {
    server = EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false)
        .setPGStartupWait(Duration.ofMinutes(1)).setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on").setServerConfig("max_wal_size", "4GB")
        .setServerConfig("track_commit_timestamp", "on").start();
    long pid = Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
    postmaster = ProcessHandle.of(pid).orElseThrow();
  }

  /** A new, empty database. */
  PostgresConfig newDatabase() throws SQLException {
    String name = "benchmark" + databases++;
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new PostgresConfig("jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name, USER, USER, null);
  }

  /** CPU time of all its processes that run now, seconds. */
  double cpuSeconds() {
    return Stream.concat(Stream.of(postmaster), postmaster.descendants())
        .mapToDouble(each -> each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e9).sum();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

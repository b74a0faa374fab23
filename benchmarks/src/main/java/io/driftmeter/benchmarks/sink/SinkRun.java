package io.driftmeter.benchmarks.sink;

import io.driftmeter.app.sink.Database;
import io.driftmeter.app.sink.PostgresSink;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * What it took a sink to store its topics, from its first commit to its last; start-up and the first transaction are left
 * out.
 *
 * @param columns         rows of column_report, as counted in the database
 * @param rows            rows of all tables
 * @param share           of the rows that were stored in the time taken
 * @param seconds         by the wall clock
 * @param javaCpu         seconds of this JVM's threads, the collector's too
 * @param postgresCpu     seconds of all processes of the server
 */
record SinkRun(long columns, long rows, double share, double seconds, double javaCpu, double postgresCpu) {
  private static final long PATIENCE_NANOS = 180_000_000_000L;
  private static final long POLL_NANOS = 1_000_000;

  /** Reads the topics into a new database until that holds so many rows. */
  static SinkRun of(String broker, ReportTopics topics, DurablePostgres server, String group, long expectedRows)
      throws SQLException {
    try (Database database = new Database(server.newDatabase());
        PostgresSink sink = new PostgresSink(database, null, topics.sources(),
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker), group)) {
      database.migrate();
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      sink.start();
      long first = await(sink, 1, deadline);
      long began = System.nanoTime();
      double java = javaCpuSeconds();
      double postgres = server.cpuSeconds();
      long last = await(sink, expectedRows, deadline);
      double seconds = (System.nanoTime() - began) / 1e9;
      double javaTook = javaCpuSeconds() - java;
      double postgresTook = server.cpuSeconds() - postgres;
      try (Connection connection = database.dataSource().getConnection()) {
        long stored = count(connection, "window_report") + count(connection, "measure_score")
            + count(connection, "column_profile");
        long columns = count(connection, "column_report");
        if (stored + columns != last) {
          throw new IllegalStateException("the sink says it stored " + last + " rows, found " + (stored + columns));
        }
        return new SinkRun(columns, last, (double) (last - first) / last, seconds, javaTook, postgresTook);
      }
    }
  }

  private static long await(PostgresSink sink, long rows, long deadline) {
    long stored = sink.status().rowsWritten();
    while (stored < rows) {
      if (System.nanoTime() > deadline || sink.status().rejected() > 0) {
        throw new IllegalStateException("only " + stored + " of " + rows + " rows were stored: " + sink.status());
      }
      LockSupport.parkNanos(POLL_NANOS);
      stored = sink.status().rowsWritten();
    }
    return stored;
  }

  private static long count(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT count(*) FROM driftmeter." + table)) {
      count.next();
      return count.getLong(1);
    }
  }

  private static double javaCpuSeconds() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  double columnsPerSecond() {
    return columns * share / seconds;
  }

  double rowsPerSecond() {
    return rows * share / seconds;
  }

  double javaMicrosPerColumn() {
    return javaCpu * 1e6 / (columns * share);
  }

  double postgresMicrosPerColumn() {
    return postgresCpu * 1e6 / (columns * share);
  }
}

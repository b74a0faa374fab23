package io.driftmeter.app.sink;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.driftmeter.app.config.PostgresConfig;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The Postgres database of verdicts: a small pool of connections, and its tables brought up to date. */
public final class Database implements AutoCloseable {
  private static final String SCHEMA = "driftmeter";
  private static final int CONNECTIONS = 2;
  private static final long WAIT_MS = 5_000;

  private final PostgresConfig config;
  private final HikariDataSource pool;

  /** Connects when first needed, so that the monitor starts while Postgres is still away. */
  public Database(PostgresConfig config) {
    this.config = config;
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("driftmeter-postgres");
    hikari.setJdbcUrl(config.url());
    hikari.setUsername(config.username());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(CONNECTIONS);
    hikari.setMinimumIdle(0);
    hikari.setInitializationFailTimeout(-1);
    hikari.setConnectionTimeout(WAIT_MS);
    hikari.addDataSourceProperty("ApplicationName", "driftmeter");
    hikari.addDataSourceProperty("connectTimeout", 5);
    // A server that vanished without a word is noticed after this; no statement here takes nearly as long.
    hikari.addDataSourceProperty("socketTimeout", 60);
    hikari.addDataSourceProperty("tcpKeepAlive", true);
    this.pool = new HikariDataSource(hikari);
  }

  public DataSource dataSource() {
    return pool;
  }

  /** Creates or updates the tables; several monitors may do so at once. Throws FlywayException if it cannot. */
  public void migrate() {
    Flyway.configure()
        // Connections of its own: it takes two at once, which could starve the pool.
        .dataSource(config.url(), config.username(), config.password())
        .defaultSchema(SCHEMA)
        .schemas(SCHEMA)
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }

  @Override
  public void close() {
    pool.close();
  }
}

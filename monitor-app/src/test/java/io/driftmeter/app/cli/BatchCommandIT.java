package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.file.SharedData;
import io.driftmeter.local.LocalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real Postgres: the past must lie in the same tables as the stream's present, and a repeated run must not double it. */
class BatchCommandIT {
  @TempDir
  static Path folder;
  private static LocalPostgres postgres;

  @BeforeAll
  static void start() {
    postgres = new LocalPostgres(folder, 0);
    postgres.start();
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void aFurtherRunReplacesWhatTheFirstOneWrote() throws Exception {
    // Given
    Object[] arguments = {"batch", SharedData.file("employment_MA/analysis_2016_2018.csv.gz"), "--model", "employment",
      "--event-time", "year", "--event-time-unit", "years", "--window", "year", "--exclude", "id", "--reference",
      SharedData.file("employment_MA/reference_2015.csv.gz"), "--postgres-url", postgres.address()};

    // When
    Cli first = Cli.run(arguments);
    List<String> once = tables();
    Cli second = Cli.run(arguments);

    // Then
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(once).containsExactly("208892 rows in 3 windows, 57 columns, 57 profiles, 2 reference chunks");
    assertThat(tables()).isEqualTo(once);
  }

  @Test
  void aDatabaseThatIsNotThereIsNamed() {
    // Given
    Path data = SharedData.file("employment_MA/reference_2015.csv.gz");

    // When
    Cli cli = Cli.run("batch", data, "--model", "m", "--event-time", "year", "--event-time-unit", "years",
        "--postgres-url", "jdbc:postgresql://127.0.0.1:1/nowhere");

    // Then
    assertThat(cli.exitCode()).isEqualTo(ExitCodes.FAILURE);
    assertThat(cli.err()).contains("cannot write to jdbc:postgresql://127.0.0.1:1/nowhere");
  }

  private static List<String> tables() throws SQLException {
    try (Connection connection = DriverManager.getConnection(postgres.address(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT sum(rows) || ' rows in ' || count(*) || ' windows, '"
            + " || (SELECT count(*) FROM driftmeter.column_report) || ' columns, '"
            + " || (SELECT count(*) FROM driftmeter.column_profile) || ' profiles, '"
            + " || (SELECT count(*) FROM driftmeter.reference) || ' reference chunks'"
            + " FROM driftmeter.window_report")) {
      List<String> result = new ArrayList<>();
      while (rows.next()) {
        result.add(rows.getString(1));
      }
      return result;
    }
  }
}

package io.driftmeter.app.sink;

import static io.driftmeter.app.sink.Samples.batch;
import static io.driftmeter.app.sink.Samples.report;
import static io.driftmeter.app.sink.SinkDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.schemas.avro.WindowReport;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Retention destroys data: it must never take a month that still holds a window to be kept. */
class RetentionIT {
  @RegisterExtension
  static final SinkDatabase POSTGRES = new SinkDatabase();

  private static final String MONTHS = "SELECT to_char(window_start AT TIME ZONE 'UTC', 'YYYY-MM') FROM driftmeter.v_window ORDER BY 1";

  private Database database;
  private ReportWriter writer;

  @BeforeEach
  void open() throws SQLException {
    database = POSTGRES.migrated();
    writer = new ReportWriter(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anEmptyDatabaseIsLeftAlone() throws SQLException {
    // Given
    Retention retention = new Retention(database.dataSource(), Duration.ofDays(1));

    // When
    List<String> dropped = retention.apply();

    // Then
    assertThat(dropped).isEmpty();
  }

  @Test
  void wholeMonthsBeforeTheNewestWindowLessTheRetentionAreDroppedFromEveryTable() throws SQLException {
    // Given
    write("2020-01-10T00:00:00Z", "2020-02-10T00:00:00Z", "2020-03-10T00:00:00Z", "2020-04-10T00:00:00Z");
    Retention retention = new Retention(database.dataSource(), Duration.ofDays(50)); // from 2020-02-20 on

    // When
    List<String> dropped = retention.apply();

    // Then
    assertThat(dropped).containsExactly("column_profile_202001", "column_report_202001", "measure_score_202001",
        "window_report_202001");
    assertThat(query(database, MONTHS)).containsExactly("2020-02", "2020-03", "2020-04");
  }

  @Test
  void aMonthThatEndsExactlyThereIsDroppedAndOneThatReachesOneMillisecondFurtherIsKept() throws SQLException {
    // Given
    write("2020-01-10T00:00:00Z", "2020-03-01T00:00:00Z");

    // When
    List<String> tooEarly = new Retention(database.dataSource(), Duration.ofDays(29).plusMillis(1)).apply();
    List<String> dropped = new Retention(database.dataSource(), Duration.ofDays(29)).apply();

    // Then
    assertThat(tooEarly).isEmpty();
    assertThat(dropped).hasSize(4);
  }

  @Test
  void itIsAppliedOnceForEachNewDayOfEventTime() throws SQLException {
    // Given
    write("2020-01-10T00:00:00Z");
    Retention retention = new Retention(database.dataSource(), Duration.ofDays(1));
    WindowReport april = report(Instant.parse("2020-04-10T00:00:00Z"), 0, "a");
    writer.write(batch(april));

    // When
    List<String> first = retention.applyAfter(batch(april));
    write("2019-01-10T00:00:00Z");
    List<String> sameDay = retention.applyAfter(batch(april));
    List<String> nextDay = retention.applyAfter(batch(report(Instant.parse("2020-04-11T00:00:00Z"), 0, "a")));

    // Then
    assertThat(first).hasSize(4).allMatch(name -> name.endsWith("_202001"));
    assertThat(sameDay).isEmpty();
    assertThat(nextDay).hasSize(4).allMatch(name -> name.endsWith("_201901"));
  }

  private void write(String... starts) throws SQLException {
    for (String start : starts) {
      writer.write(batch(report(Instant.parse(start), 0, "a")));
    }
  }
}

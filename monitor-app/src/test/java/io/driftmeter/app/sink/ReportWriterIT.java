package io.driftmeter.app.sink;

import static io.driftmeter.app.sink.Samples.NOON;
import static io.driftmeter.app.sink.Samples.batch;
import static io.driftmeter.app.sink.Samples.part;
import static io.driftmeter.app.sink.Samples.profile;
import static io.driftmeter.app.sink.Samples.report;
import static io.driftmeter.app.sink.SinkDatabase.count;
import static io.driftmeter.app.sink.SinkDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileCodec;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.AlertState;
import io.driftmeter.schemas.avro.Blame;
import io.driftmeter.schemas.avro.BlamedSlice;
import io.driftmeter.schemas.avro.ColumnExplanation;
import io.driftmeter.schemas.avro.MovedPart;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is in Postgres is what people believe: each report once, the newest revision, nothing half-written. */
class ReportWriterIT {
  private static final String ALERTS = """
      SELECT state, open, to_char(closed_at AT TIME ZONE 'UTC', 'HH24:MI'), worst_column, worst_effect, column_count,
             columns -> 1 ->> 'name'
        FROM driftmeter.v_alerts""";

  @RegisterExtension
  static final SinkDatabase POSTGRES = new SinkDatabase();

  private static final String COLUMNS = "SELECT column_name, revision, part FROM driftmeter.column_report ORDER BY 1";
  private static final TopicPartition REPORTS = new TopicPartition("reports", 0);

  private PostgresConfig config;
  private Database database;
  private ReportWriter writer;

  @BeforeEach
  void open() throws SQLException {
    config = POSTGRES.create();
    database = new Database(config);
    database.migrate();
    writer = new ReportWriter(database.dataSource());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void everyFieldOfAReportArrivesInTheViews() throws SQLException {
    // Given
    WindowReport report = report(NOON, 3, "fare");
    report.setColumns(List.of(Samples.numeric("fare"), Samples.categorical("zone", "a\"b\\")));

    // When
    long rows = writer.write(batch(report));

    // Then
    assertThat(rows).isEqualTo(1 + 2 + 10);
    assertThat(query(database, """
        SELECT model, version, segment, extract(epoch FROM window_start)::bigint, window_end - window_start, revision,
               complete, rows, late_rows, verdict, reason, reference, reference_rows, columns_judged, columns_drifted,
               share_drifted
          FROM driftmeter.v_window""")).containsExactly(
        "fares|1|all|1773489600|01:00:00|3|t|1003|3|DRIFTED|1 column drifted|first|5000|1|1|1");
    assertThat(query(database, """
        SELECT column_name, column_type, column_role, verdict, reason, rows, reference_rows, nulls, type_errors, nan,
               infinite, distinct_values, min, max, mean, standard_deviation, top, share_null
          FROM driftmeter.v_column ORDER BY 1""")).containsExactly(
        "fare|numeric|feature|DRIFTED|psi|900|5000|90|10|0|0|12|-Infinity|9.5|NaN|1.25|[]|0.09",
        "zone|categorical|feature|DRIFTED|psi|900|5000|90|10|0|0|12|null|null|null|null|"
            + "[{\"count\": 70, \"category\": \"a\\\"b\\\\\"}, {\"count\": 30, \"category\": \"b\"}]|0.09");
    assertThat(query(database, "SELECT rank, value FROM driftmeter.v_column_quantile ORDER BY rank")).containsExactly(
        "0.01|1", "0.05|2", "0.1|3", "0.25|4", "0.5|5", "0.75|6", "0.9|7", "0.95|8", "0.99|9");
    assertThat(query(database, """
        SELECT measure, score, lower, upper, threshold, p_value, detected, share_of_threshold
          FROM driftmeter.v_measure WHERE column_name = 'fare' AND measure = 'psi'"""))
        .containsExactly("psi|0.25|0.2|0.3|0.1|0.001|t|2.5");
  }

  @Test
  void whyAColumnDriftedArrivesInWordsAndAsData() throws SQLException {
    // Given
    WindowReport report = report(NOON, 0, "fare", "tip");
    report.getColumns().getFirst().setExplanation(new ColumnExplanation("fare moved up\u0000", "up", 1.5, NOON,
        List.of(new MovedPart("above 9", 0.1, 0.4, 0.42)),
        List.of(new Blame("segment", "vendor", List.of(new BlamedSlice("2", 70L, Double.NaN)), 3, null))));

    // When
    writer.write(batch(report));

    // Then
    assertThat(query(database, """
        SELECT column_name, sentence, effect, direction, since AT TIME ZONE 'UTC', moved, blame
          FROM driftmeter.v_drifted_column ORDER BY 1""")).containsExactly(
        "fare|fare moved up\uFFFD|1.5|up|2026-03-14 12:00:00"
            + "|[{\"part\": \"above 9\", \"after\": 0.4, \"before\": 0.1, \"contribution\": 0.42}]"
            + "|[{\"name\": \"vendor\", \"quiet\": 3, \"since\": null,"
            + " \"slices\": [{\"rows\": 70, \"value\": \"2\", \"effect\": null}], \"dimension\": \"segment\"}]",
        "tip|psi|null|null|null|null|null");
  }

  @Test
  void whatIsReplacedIsStoredAsWhatIsNew() throws SQLException {
    // Given
    WindowReport report = report(NOON, 3, "fare");
    report.setColumns(List.of(Samples.numeric("fare"), Samples.categorical("zone \u20ac", "a\"b\\")));
    report.getColumns().getFirst().setExplanation(new ColumnExplanation("fare moved up", "up", 1.5, NOON,
        List.of(new MovedPart("above 9", 0.1, 0.4, 0.42)), List.of()));
    SinkBatch batch = new SinkBatch(List.of(report), profile(NOON, 3, 50, "fare"), List.of(), List.of());
    List<String> tables = List.of("SELECT * FROM driftmeter.column_report ORDER BY column_name",
        "SELECT * FROM driftmeter.measure_score ORDER BY column_name, measure",
        "SELECT * FROM driftmeter.column_profile");
    writer.write(batch);
    List<List<String>> copied = new ArrayList<>();
    for (String table : tables) {
      copied.add(query(database, table));
    }

    // When
    writer.write(batch);

    // Then
    for (int i = 0; i < tables.size(); i++) {
      assertThat(query(database, tables.get(i))).isNotEmpty().isEqualTo(copied.get(i));
    }
  }

  @Test
  void columnsWhoseWindowWasDeletedAreReplaced() throws SQLException {
    // Given
    writer.write(batch(report(NOON, 0, "a")));
    execute("DELETE FROM driftmeter.window_report");

    // When
    writer.write(batch(report(NOON, 1, "a", "b")));

    // Then
    assertThat(query(database, COLUMNS)).containsExactly("a|1|0", "b|1|0");
  }

  @Test
  void writingTwiceGivesTheSameRows() throws SQLException {
    // Given
    SinkBatch batch = new SinkBatch(List.of(report(NOON, 0, "a", "b"), report(NOON.plusSeconds(3600), 0, "a", "b")),
        profile(NOON, 0, 50, "a", "b"), List.of(), List.of());
    writer.write(batch);

    // When
    writer.write(batch);

    // Then
    assertThat(List.of(count(database, "window_report"), count(database, "column_report"),
        count(database, "measure_score"), count(database, "column_profile"))).containsExactly(2L, 4L, 20L, 2L);
  }

  @Test
  void aHigherRevisionReplacesALowerAndTakesAwayColumnsThatDisappeared() throws SQLException {
    // Given
    writer.write(batch(report(NOON, 0, "a", "b")));

    // When
    writer.write(batch(report(NOON, 1, "b", "c")));

    // Then
    assertThat(query(database, "SELECT revision, rows FROM driftmeter.v_window")).containsExactly("1|1001");
    assertThat(query(database, COLUMNS)).containsExactly("b|1|0", "c|1|0");
    assertThat(query(database, "SELECT DISTINCT column_name, revision FROM driftmeter.v_measure ORDER BY 1"))
        .containsExactly("b|1", "c|1");
  }

  @Test
  void aLowerRevisionChangesNothing() throws SQLException {
    // Given
    writer.write(batch(report(NOON, 2, "a")));

    // When
    writer.write(batch(report(NOON, 1, "a", "gone")));

    // Then
    assertThat(query(database, COLUMNS)).containsExactly("a|2|0");
    assertThat(query(database, "SELECT revision FROM driftmeter.v_window")).containsExactly("2");
  }

  @Test
  void ofSeveralRevisionsInOneBatchTheHighestIsStored() throws SQLException {
    // Given
    SinkBatch batch = batch(report(NOON, 0, "a"), report(NOON, 2, "b"), report(NOON, 1, "c"));

    // When
    writer.write(batch);

    // Then
    assertThat(query(database, COLUMNS)).containsExactly("b|2|0");
  }

  @Test
  void theSameRevisionSaidAgainReplacesItself() throws SQLException {
    // Given
    writer.write(batch(report(NOON, 1, "a", "b")));

    // When
    writer.write(batch(report(NOON, 1, "b")));

    // Then
    assertThat(query(database, COLUMNS)).containsExactly("b|1|0");
  }

  @Test
  void partsOfAReportAddUpAndOldPartsStayUntilTheLastNewOneIsThere() throws SQLException {
    // Given
    writer.write(batch(part(report(NOON, 0, "a", "b"), 0, 3), part(report(NOON, 0, "c"), 1, 3)));
    writer.write(batch(part(report(NOON, 0, "d", "e"), 2, 3)));

    // When
    writer.write(batch(part(report(NOON, 1, "a", "c"), 0, 2)));
    List<String> halfway = query(database, COLUMNS);
    writer.write(batch(part(report(NOON, 1, "b"), 1, 2)));

    // Then
    assertThat(halfway).containsExactly("a|1|0", "c|1|0");
    assertThat(query(database, COLUMNS)).containsExactly("a|1|0", "b|1|1", "c|1|0");
    assertThat(query(database, "SELECT count(*) FROM driftmeter.measure_score")).containsExactly("15");
  }

  @Test
  void profilesAreStoredColumnByColumnAndReadBack() throws SQLException {
    // Given
    String[] names = java.util.stream.IntStream.range(0, 14).mapToObj(i -> "c" + (10 + i)).toArray(String[]::new);

    // When
    writer.write(batch(profile(NOON, 0, 200, names)));

    // Then
    assertThat(query(database, "SELECT count(*), min(rows), max(chunk) FROM driftmeter.column_profile"))
        .containsExactly("14|200|1");
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT profile FROM driftmeter.column_profile WHERE column_name = 'c12'")) {
      rows.next();
      ColumnProfile column = ProfileCodec.readColumn(rows.getBytes(1));
      assertThat(column.column().name()).isEqualTo("c12");
      assertThat(column.values()).isEqualTo(200);
    }
  }

  @Test
  void newMonthsKeepProfilesWithoutTryingToCompressThem() throws SQLException {
    // Given
    String storage = """
        SELECT DISTINCT attstorage FROM pg_attribute JOIN pg_inherits ON attrelid = inhrelid
         WHERE inhparent = 'driftmeter.column_profile'::regclass AND attname = 'profile'""";

    // When
    writer.write(batch(profile(NOON, 0, 10, "a")));

    // Then
    assertThat(query(database, storage)).containsExactly("e");
  }

  @Test
  void aProfileOfAHigherRevisionReplacesALowerAndNotTheReverse() throws SQLException {
    // Given
    writer.write(batch(profile(NOON, 0, 10, "a", "b")));
    writer.write(batch(profile(NOON, 1, 20, "b")));

    // When
    writer.write(batch(profile(NOON, 0, 10, "a", "b")));

    // Then
    assertThat(query(database, "SELECT column_name, revision, rows FROM driftmeter.column_profile"))
        .containsExactly("b|1|20");
  }

  @Test
  void aReferenceIsReplacedByANewerOneOfItsName() throws SQLException {
    // Given
    Reference newer = reference(NOON.plusSeconds(1), 20);
    Reference older = reference(NOON, 10);
    writer.write(new SinkBatch(List.of(), List.of(), List.of(newer), List.of()));

    // When
    writer.write(new SinkBatch(List.of(), List.of(), List.of(older), List.of()));

    // Then
    assertThat(query(database, "SELECT model, name, segment, chunk, chunks, origin, rows FROM driftmeter.reference"))
        .containsExactly("fares|first|all|0|1|first windows|20");
  }

  private static Reference reference(Instant createdAt, int rows) {
    ByteBuffer profile = profile(NOON, 0, rows, "a").getFirst().getProfile();
    return Reference.newBuilder().setModel("fares").setName("first").setSegment("all").setOrigin("first windows")
        .setCreatedAt(createdAt).setRows(rows).setChunk(0).setChunks(1).setProfile(profile).build();
  }

  @Test
  void offsetsAreStoredWithTheRows() throws SQLException {
    // Given
    SinkOffsets first = new SinkOffsets("sink", Map.of(REPORTS, 10L));
    SinkOffsets second = new SinkOffsets("sink", Map.of(REPORTS, 25L));

    // When
    writer.write(batch(report(NOON, 0, "a")), first);
    writer.write(batch(report(NOON, 1, "a")), second);

    // Then
    assertThat(query(database, "SELECT sink, topic, topic_partition, next_offset FROM driftmeter.sink_offset"))
        .containsExactly("sink|reports|0|25");
  }

  @Test
  void anAlertIsOneRowAsItWasLastSaidWhateverIsSaidAgain() throws SQLException {
    // Given
    Alert opened = Samples.alert(AlertState.OPENED, NOON);
    Alert updated = Samples.alert(AlertState.UPDATED, NOON.plusSeconds(60));
    writer.write(Samples.batch(opened, updated));

    // When
    writer.write(Samples.batch(opened));
    List<String> open = query(database, ALERTS);
    writer.write(Samples.batch(Samples.alert(AlertState.CLOSED, NOON.plusSeconds(120))));

    // Then
    assertThat(open).containsExactly("UPDATED|t|null|fare|0.5|2|zone\uFFFD");
    assertThat(query(database, ALERTS)).containsExactly("CLOSED|f|12:03|fare|0.5|2|zone\uFFFD");
  }

  @Test
  void aFailureAtTheLastStatementLeavesNothingBehind() throws SQLException {
    // Given
    SinkBatch batch = new SinkBatch(List.of(report(NOON, 0, "a")), profile(NOON, 0, 5, "a"), List.of(), List.of());
    execute("ALTER TABLE driftmeter.sink_offset ADD CONSTRAINT crash CHECK (next_offset < 0)");

    // When
    var thrown = assertThatThrownBy(() -> writer.write(batch, new SinkOffsets("sink", Map.of(REPORTS, 10L))));

    // Then
    thrown.isInstanceOf(SQLException.class);
    assertThat(List.of(count(database, "window_report"), count(database, "column_report"),
        count(database, "measure_score"), count(database, "column_profile"), count(database, "sink_offset")))
        .containsOnly(0L);
  }

  @Test
  void namesAndCategoriesWithNulCharactersAreStoredCleaned() throws SQLException {
    // Given
    WindowReport report = report(NOON, 0);
    report.setReason("\0");
    report.setColumns(List.of(Samples.categorical("zo\0ne", "\0x"), Samples.numeric("zo\ufffdne")));

    // When
    writer.write(batch(report));

    // Then
    assertThat(query(database, "SELECT column_name, top->0->>'category' FROM driftmeter.v_column"))
        .containsExactly("zo\ufffdne|\ufffdx");
  }

  @Test
  void namesTooLongForAnIndexAreStored() throws SQLException {
    // Given
    String random = new java.util.Random(7).ints(4000, 'a', 'z').collect(StringBuilder::new,
        StringBuilder::appendCodePoint, StringBuilder::append).toString();
    WindowReport report = report(random, NOON, 0, random);
    report.setVersion(random);
    report.setSegment(random);
    report.getColumns().getFirst().getScores().getFirst().setMeasure(random);

    // When
    writer.write(batch(report));

    // Then
    assertThat(count(database, "measure_score")).isEqualTo(5);
  }

  @Test
  void windowsOfManyMonthsGetPartitionsOfTheirOwn() throws SQLException {
    // Given
    Instant lastOfMarch = Instant.parse("2026-03-31T23:00:00Z");
    Instant firstOfApril = Instant.parse("2026-04-01T00:00:00Z");
    Instant longAgo = Instant.parse("1999-12-31T23:59:59Z");

    // When
    writer.write(batch(report(lastOfMarch, 0, "a"), report(firstOfApril, 0, "a"), report(longAgo, 0, "a")));

    // Then
    assertThat(query(database, "SELECT tableoid::regclass FROM driftmeter.window_report ORDER BY window_start"))
        .containsExactly("driftmeter.window_report_199912", "driftmeter.window_report_202603",
            "driftmeter.window_report_202604");
    assertThat(query(database, "SELECT DISTINCT tableoid::regclass FROM driftmeter.measure_score ORDER BY 1"))
        .hasSize(3);
  }

  @Test
  void writersThatMeetNewMonthsAtOnceDoNotDisturbEachOther() throws Exception {
    // Given
    int writers = 2;
    int months = 24;
    CyclicBarrier together = new CyclicBarrier(writers);

    // When
    try (var threads = Executors.newFixedThreadPool(writers)) {
      List<Future<Void>> results = java.util.stream.IntStream.range(0, writers)
          .mapToObj(w -> threads.submit(() -> {
            ReportWriter own = new ReportWriter(database.dataSource());
            for (int month = 0; month < months; month++) {
              together.await();
              own.write(batch(report("m" + w, NOON.plus(Duration.ofDays(31L * month)), 0, "a", "b"),
                  report("shared", NOON.plus(Duration.ofDays(31L * month)), w, "a", "b")));
            }
            return (Void) null;
          }))
          .toList();
      for (Future<Void> result : results) {
        result.get();
      }
    }

    // Then
    assertThat(query(database, "SELECT model, count(*), min(revision) FROM driftmeter.v_window GROUP BY 1 ORDER BY 1"))
        .containsExactly("m0|24|0", "m1|24|0", "shared|24|1");
    assertThat(count(database, "column_report")).isEqualTo(3L * months * 2);
  }

  /** As when two sinks have a partition for a moment: the one that comes second must not lose its batch. */
  @Test
  void writersThatStoreTheSameProfilesAtOnceStoreThemOnce() throws Exception {
    // Given
    writer.write(batch(report(NOON, 0, "a")), new SinkOffsets("first", Map.of(REPORTS, 0L)));
    List<ProfileChunk> profiles = profile(NOON, 0, 50, "a", "b");
    String copiers = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'COPY%'";
    String savers = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%sink_offset%'";

    // When
    long rows;
    try (Database other = new Database(config);
        var threads = Executors.newFixedThreadPool(2);
        Connection holder = DriverManager.getConnection(config.url(), config.username(), config.password());
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("SELECT * FROM driftmeter.sink_offset FOR UPDATE");
      Future<Long> first = threads
          .submit(() -> writer.write(batch(profiles), new SinkOffsets("first", Map.of(REPORTS, 1L))));
      await().until(() -> query(database, savers), List.of("1")::equals);
      Future<Long> second = threads.submit(() -> new ReportWriter(other.dataSource()).write(batch(profiles)));
      await().until(() -> query(database, copiers), List.of("1")::equals);
      holder.rollback();
      rows = first.get() + second.get();
    }

    // Then
    assertThat(rows).isEqualTo(2 + 2);
    assertThat(query(database, "SELECT column_name, rows FROM driftmeter.column_profile ORDER BY 1"))
        .containsExactly("a|50", "b|50");
  }

  @Test
  void aBatchThatPostgresEndedInADeadlockIsDoneAgain() throws SQLException {
    // Given
    execute("CREATE SEQUENCE tries");
    execute("""
        CREATE FUNCTION fail_once() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('tries') = 1 THEN
            RAISE EXCEPTION 'deadlock detected' USING ERRCODE = 'deadlock_detected';
          END IF;
          RETURN NEW;
        END $$""");
    execute(
        "CREATE TRIGGER fail_once BEFORE INSERT ON driftmeter.sink_offset FOR EACH ROW EXECUTE FUNCTION fail_once()");
    SinkBatch batch = new SinkBatch(List.of(report(NOON, 0, "a")), profile(NOON, 0, 5, "a"), List.of(), List.of());

    // When
    writer.write(batch, new SinkOffsets("sink", Map.of(REPORTS, 10L)));

    // Then
    assertThat(query(database, "SELECT last_value FROM tries")).containsExactly("2");
    assertThat(List.of(count(database, "window_report"), count(database, "column_report"),
        count(database, "column_profile"), count(database, "sink_offset"))).containsOnly(1L);
  }

  /** It would come out as a time that a reader believes. */
  @Test
  void aTimeThatNoDatabaseHoldsIsRefused() {
    // Given
    List<ProfileChunk> profiles = profile(NOON, 0, 5, "a");
    profiles.getFirst().setWindowEnd(Instant.ofEpochMilli(Long.MIN_VALUE));

    // When
    var thrown = assertThatThrownBy(() -> writer.write(batch(profiles)));

    // Then
    thrown.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-9223372036854775808");
  }

  @Test
  void aPartitionThatRetentionDroppedIsMadeAgainWhenAWindowNeedsIt() throws SQLException {
    // Given
    writer.write(batch(report(NOON, 0, "a")));
    execute("SELECT driftmeter.drop_partitions_before('2030-01-01')");

    // When
    writer.write(batch(report(NOON, 1, "a")));

    // Then
    assertThat(query(database, COLUMNS)).containsExactly("a|1|0");
  }

  @Test
  void readersSeeTheViewsOnly() throws SQLException {
    // Given
    String privileges = """
        SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
         WHERE n.nspname = 'driftmeter' AND c.relkind IN ('r', 'p', 'v')
           AND has_table_privilege('driftmeter_reader', c.oid, 'SELECT, INSERT, UPDATE, DELETE') ORDER BY 1""";

    // When
    List<String> readable = query(database, privileges);

    // Then
    assertThat(readable).containsExactly("v_alerts", "v_column", "v_column_quantile", "v_drifted_column", "v_measure",
        "v_window");
  }

  @Test
  void everyTableViewAndColumnOfATableIsDocumented() throws SQLException {
    // Given
    String undocumented = """
        SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
         WHERE c.relnamespace = 'driftmeter'::regnamespace AND c.relkind IN ('r', 'p', 'v')
           AND c.relname <> 'flyway_schema_history' AND NOT c.relispartition
           AND (obj_description(c.oid) IS NULL
                OR c.relkind <> 'v' AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NULL)""";

    // When
    List<String> found = query(database, undocumented);

    // Then
    assertThat(found).isEmpty();
  }

  @Test
  void migratingWithoutTheRightToCreateRolesStillMakesTheTables() throws SQLException {
    // Given
    var owner = POSTGRES.create();
    String name = owner.url().substring(owner.url().lastIndexOf('/') + 1);
    execute("CREATE ROLE plain LOGIN PASSWORD 'plain'");
    execute("ALTER DATABASE " + name + " OWNER TO plain");
    execute("ALTER ROLE driftmeter_reader RENAME TO set_aside");

    // When
    try (Database plain = new Database(
        new PostgresConfig(owner.url(), "plain", "plain", null))) {
      plain.migrate();
      new ReportWriter(plain.dataSource()).write(batch(report(NOON, 0, "a")));

      // Then
      assertThat(count(plain, "window_report")).isEqualTo(1);
    } finally {
      execute("ALTER ROLE set_aside RENAME TO driftmeter_reader");
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute(sql);
    }
  }
}

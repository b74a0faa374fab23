package io.driftmeter.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.app.cli.Driftmeter;
import io.driftmeter.app.file.SharedData;
import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileCodec;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.local.Stack;
import io.driftmeter.local.testing.TestEnvironment;
import io.driftmeter.simulator.publish.KafkaOutlet;
import io.driftmeter.simulator.publish.KafkaTarget;
import io.driftmeter.simulator.publish.Outlet;
import io.driftmeter.simulator.replay.EventTime;
import io.driftmeter.simulator.replay.Replay;
import io.driftmeter.simulator.replay.ReplayOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Logs of the real world, replayed through broker, topology and Postgres: what a user reads there has to be what a
 * calculation on the raw rows gives.
 */
class RealDataIT {
  private static final String WINDOW = "window: {size: 1d, grace: 0s, idle_timeout: 10s, completeness_timeout: 2m, late_horizon: 3660d}";

  private final Stack stack = TestEnvironment.shared();

  @TempDir
  private Path folder;

  /** A column's score in one window, with what it was computed from. */
  private record Stored(String column, Instant window, double score, double lower, double upper,
      ColumnProfile profile) {}

  @Test
  void employmentOfThreeYearsIsCountedToTheRowAndEveryPsiIsTheExactOne() throws Exception {
    // Given
    Path reference = SharedData.file("employment_MA/reference_2015.csv.gz");
    Path analysis = SharedData.file("employment_MA/analysis_2016_2018.csv.gz");
    EventTime year = new EventTime.FromColumn("year", "yyyy");
    try (WatchedStack monitor = monitor("employment", "exclude: [id, year], reference: {name: '2015'}")) {
      createTopic("employment");
      buildReference(reference, monitor.file(), "2015");
      monitor.start();

      // When
      replay(analysis, "employment", year, List.of());

      // Then
      monitor.eventually(() -> assertThat(monitor.rowsByWindow()).isEqualTo(
          Map.of(newYear(2016), 69_126L, newYear(2017), 69_635L, newYear(2018), 70_131L)));
      assertThat(monitor.query("select verdict || ' ' || count(*) from driftmeter.v_column group by verdict",
          row -> row.getString(1))).as("no PSI reaches the least that matters").containsExactly("STABLE 57");
      CsvColumns before = CsvColumns.read(reference, "year", text -> text);
      CsvColumns after = CsvColumns.read(analysis, "year", text -> text);
      Map<String, Double> scipy = CsvColumns.scipyPsi(oracle(), true);
      monitor.eventually(() -> assertThat(psi(monitor)).hasSize(57));
      WindowProfile built = reference(monitor);
      for (Stored stored : psi(monitor)) {
        String of = stored.window().atOffset(ZoneOffset.UTC).getYear() + " " + stored.column();
        Double exact = scipy.get("employment " + of);
        if (exact != null) {
          assertThat(stored.score()).as(of).isCloseTo(exact, within(1e-9));
        } else {
          checkInterval(stored, built, before.numbers(stored.column(), List.of("2015")),
              after.numbers(stored.column(), List.of(of.substring(0, 4))));
        }
      }
    }
  }

  @Test
  void flightsByDayAreCountedToTheRowAndThePsiOfTheDelayHoldsTheExactOne() throws Exception {
    // Given
    Path file = SharedData.file("flights/us_flights_2001H1_every10th.csv.gz");
    CsvColumns flights = CsvColumns.read(file, "date", text -> text.substring(0, 10));
    replay(file, "flights", new EventTime.FromColumn("date", null), List.of("date"));

    // When
    try (WatchedStack monitor = monitor("flights", "reference: {learn_windows: 30}")) {
      monitor.start();

      // Then
      Map<Instant, Long> expected = new TreeMap<>();
      flights.counts().forEach((day, rows) -> expected.put(Instant.parse(day + "T00:00:00Z"), rows));
      monitor.eventually(() -> assertThat(monitor.rowsByWindow()).isEqualTo(expected));
      List<String> days = List.copyOf(flights.counts().keySet());
      double[] before = flights.numbers("delay", days.subList(0, 30));
      monitor.eventually(() -> assertThat(
          monitor.query("select distinct origin || ', ' || rows from driftmeter.reference", row -> row.getString(1)))
          .containsExactly(
              "learned from 30 windows, 2001-01-01T00:00:00Z to 2001-01-31T00:00:00Z, " + before.length));
      // Four columns of each day after those learned from
      monitor.eventually(() -> assertThat(psi(monitor)).hasSize(4 * (days.size() - 30)));
      WindowProfile learned = reference(monitor);
      for (Stored stored : psi(monitor).stream().filter(stored -> stored.column().equals("delay")).toList()) {
        checkInterval(stored, learned, before,
            flights.numbers("delay", List.of(LocalDate.ofInstant(stored.window(), ZoneOffset.UTC).toString())));
      }
    }
  }

  @Test
  void electricityFromVictoriaIsFirstSaidToDriftOnTheVeryDayItBeginsToFlow() throws Exception {
    // Given: 48 half hours a day; rows 0 to 17,423 hold one value each of three columns, row 17,424 begins day 363
    Path file = SharedData.file("elec2/electricity.csv.gz");
    Instant first = Instant.parse("1996-05-07T00:00:00Z");
    Instant turn = first.plus(Duration.ofDays(363));
    replay(file, "electricity", new EventTime.Stepped(first, Duration.ofMinutes(30)), List.of("class"));

    // When
    try (WatchedStack monitor = monitor("electricity", "reference: {learn_windows: 28, learn_rows: 1000}")) {
      monitor.start();

      // Then
      Map<Instant, Long> expected = new TreeMap<>();
      for (int day = 0; day < 944; day++) {
        expected.put(first.plus(Duration.ofDays(day)), 48L);
      }
      monitor.eventually(() -> assertThat(monitor.rowsByWindow()).isEqualTo(expected));
      for (String column : List.of("vicprice", "vicdemand", "transfer")) {
        assertThat(monitor.query("""
            select verdict from driftmeter.v_column
             where column_name = '%s' and window_start < timestamptz '%s' and window_start >= timestamptz '%s'
             group by verdict""".formatted(column, turn, first.plus(Duration.ofDays(28))), row -> row.getString(1)))
            .as("%s before, once there is a reference", column).containsExactly("STABLE");
      }
      for (String column : List.of("vicprice", "vicdemand", "transfer")) {
        assertThat(monitor.query("""
            select verdict || ' ' || count(*) || ' from ' || to_char(min(window_start) at time zone 'UTC', 'YYYY-MM-DD')
              from driftmeter.v_column where column_name = '%s' and window_start >= timestamptz '%s'
             group by verdict""".formatted(column, turn), row -> row.getString(1))).as("%s from then on", column)
            .containsExactly("DRIFTED 581 from 1997-05-05");
      }
    }
  }

  private WatchedStack monitor(String topic, String reference) throws Exception {
    return new WatchedStack(stack, folder, topic + "-monitor", WatchedStack.registry(stack),
        "{name: %s, topic: %s, event_time: event_time, %s, %s}".formatted(topic, topic, WINDOW, reference));
  }

  private void createTopic(String topic) {
    try (Outlet outlet = outlet()) {
      outlet.createTopic(topic, 3);
    }
  }

  private static void buildReference(Path data, Path config, String name) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed, true);
    int exitCode = Driftmeter.commandLine(out, out).execute("reference", "build", data.toString(), "--config",
        config.toString(), "--name", name);
    assertThat(exitCode).as(printed.toString()).isZero();
  }

  private Outlet outlet() {
    return new KafkaOutlet(new KafkaTarget(stack.bootstrapServers(), stack.registryUrl(), Map.of(),
        Duration.ofSeconds(60)));
  }

  private void replay(Path file, String topic, EventTime time, List<String> exclude) {
    try (Outlet outlet = outlet()) {
      Replay.of(ReplayOptions.of(List.of(file), topic, time).withColumns(List.of(), exclude)).run(outlet);
    }
  }

  private static Instant newYear(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static WindowProfile reference(WatchedStack monitor) throws SQLException {
    return WindowProfile.fromChunks(ProfileSettings.DEFAULT, monitor.query(
        "select profile from driftmeter.reference where segment = 'all' order by chunk", row -> row.getBytes(1)));
  }

  private static List<Stored> psi(WatchedStack monitor) throws SQLException {
    return monitor.query("""
        select column_name, (extract(epoch from window_start) * 1000)::bigint, score, lower, upper, profile
          from driftmeter.measure_score join driftmeter.column_profile
         using (model, version, segment, window_start, column_name, revision)
         where measure = 'psi' order by window_start, column_name
        """, row -> new Stored(row.getString(1), Instant.ofEpochMilli(row.getLong(2)), row.getDouble(3),
        row.getDouble(4), row.getDouble(5), ProfileCodec.readColumn(row.getBytes(6))));
  }

  private static void checkInterval(Stored stored, WindowProfile reference, double[] before, double[] after) {
    ColumnProfile other = Objects.requireNonNull(reference.column(stored.column()));
    double exact = CsvColumns.psi(Bins.of(other, stored.profile()).bins(), before, after);
    assertThat(exact).as("exact PSI of %s", stored).isBetween(stored.lower(), stored.upper());
  }

  /** Written by scipy 1.17.1 with monitor-core/src/test/oracle/measures.py, which says how to run it. */
  private static Path oracle() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("monitor-core"))) {
      root = Objects.requireNonNull(root.getParent());
    }
    return root.resolve("monitor-core/src/test/resources/oracle/measures.csv");
  }
}

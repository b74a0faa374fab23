package io.driftmeter.benchmarks.detection;

import io.driftmeter.benchmarks.detection.Stretch.Truth;
import io.driftmeter.core.column.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A log with known changes, cut into the reference and windows.
 *
 * @param features  columns that are watched
 * @param stretches in the order of time: one reference, then windows; the first changed one begins where the change does,
 *                  and a clean one after it begins another run, which knows nothing of the one before
 */
record RealSet(String name, DataTable table, List<Column> features, List<Stretch> stretches) {
  private static final int HALF_HOURS = 48;

  /** As the README of the data folder describes them; for a short run, the two whose features change. */
  static List<RealSet> all(boolean quick) throws IOException {
    return quick
        ? List.of(insects(), elec2())
        : List.of(insects(), elec2(), sine1(), sea(), flights(), bike(), employment(), InjectedDrift.of(0.15),
            InjectedDrift.of(0.3));
  }

  List<Stretch> windows(Truth truth) {
    return stretches.stream().filter(stretch -> stretch.truth() == truth).toList();
  }

  Stretch reference() {
    return windows(Truth.REFERENCE).getFirst();
  }

  /** Insects: the train file, then the test file, in windows of 100; after 2,000 of its rows another context begins. */
  private static RealSet insects() throws IOException {
    DataTable train = DataTable.csv(DataFiles.gzip("insects/AedesSex.train.csv.gz"));
    DataTable table = train.then(DataTable.csv(DataFiles.gzip("insects/AedesSex.test.csv.gz")));
    int start = train.rows().size();
    return new RealSet("insects", table, numbersBut(table, "class", "context"),
        chain(List.of(List.of(new Stretch(0, start, Truth.REFERENCE)),
            Stretch.every(100, start, start + 2_000, Truth.CLEAN),
            Stretch.every(100, start + 2_000, table.rows().size(), Truth.CHANGED))));
  }

  /** Electricity by day, the three columns whose change is known: constant until row 17,424, the start of day 363. */
  private static RealSet elec2() throws IOException {
    DataTable table = DataTable.csv(DataFiles.gzip("elec2/electricity.csv.gz"));
    int start = 28 * HALF_HOURS;
    int change = 363 * HALF_HOURS;
    return new RealSet("elec2", table, numbers("vicprice", "vicdemand", "transfer"),
        chain(List.of(List.of(new Stretch(0, start, Truth.REFERENCE)),
            Stretch.every(HALF_HOURS, start, change, Truth.CLEAN),
            Stretch.every(HALF_HOURS, change, table.rows().size(), Truth.CHANGED))));
  }

  /** The rule changes at 20,000, 40,000, 60,000 and 80,000, the features never do; the first windows teach. */
  static RealSet sine1() throws IOException {
    List<String> lines = Stream.concat(Stream.of("x,y,class"),
        DataFiles.gzip("synthetic/sine1_w50_n0.1_101.arff.gz").stream()
            .filter(line -> !line.isBlank() && !line.startsWith("@")))
        .toList();
    DataTable table = DataTable.csv(lines);
    return new RealSet("sine1", table, numbers("x", "y"),
        chain(List.of(List.of(new Stretch(0, 5_000, Truth.REFERENCE)), Stretch.every(500, 5_000, 15_000, Truth.LEARNED),
            Stretch.every(500, 15_000, table.rows().size(), Truth.CLEAN))));
  }

  /** The rule changes at 10,000, 20,000 and 30,000, and with it, by a little, X1 and X2. */
  static RealSet sea() throws IOException {
    DataTable table = DataTable.csv(DataFiles.gzip("synthetic/sea_0123_abrupto_noise_0.2.csv.gz"));
    return new RealSet("sea", table, numbers("X1", "X2", "X3"),
        chain(List.of(List.of(new Stretch(0, 5_000, Truth.REFERENCE)), Stretch.every(500, 5_000, 10_000, Truth.CLEAN),
            Stretch.every(500, 10_000, table.rows().size(), Truth.CHANGED))));
  }

  /** Flights by day: 41 days are the reference, 56 teach what days are like, 84 are judged. Nothing is labelled. */
  private static RealSet flights() throws IOException {
    DataTable table = DataTable.csv(DataFiles.gzip("flights/us_flights_2001H1_every10th.csv.gz")).withPrefix("day",
        "date", "2001-01-01".length());
    List<Integer> days = table.runs("day");
    int rows = table.rows().size();
    List<Column> features = new ArrayList<>(numbers("delay", "distance"));
    features.add(Column.categorical("origin"));
    features.add(Column.categorical("destination"));
    return new RealSet("flights", table, features,
        chain(List.of(List.of(new Stretch(0, days.get(41), Truth.REFERENCE)),
            Stretch.between(days, 41, 97, rows, Truth.LEARNED),
            Stretch.between(days, 97, days.size(), rows, Truth.CLEAN))));
  }

  /** Bikes by month, compared with January 2011: the weather changes. */
  private static RealSet bike() throws IOException {
    DataTable table = DataTable.csv(DataFiles.zip("bike/bike_sharing_dataset.zip", "hour.csv"));
    List<Integer> months = table.runs("mnth");
    return new RealSet("bike", table, numbers("temp", "atemp", "hum", "windspeed", "casual", "registered", "cnt"),
        chain(List.of(List.of(new Stretch(0, months.get(1), Truth.REFERENCE)),
            Stretch.between(months, 1, months.size(), table.rows().size(), Truth.CHANGED))));
  }

  /**
   * A classifier's log: 30,000 rows of 2015 are the reference, 20,000 teach, the rest is clean. 2016 differs by little.
   * From 2017 on the rows are sorted by kind of household, so that windows of 1,000 differ in {@code RELP}.
   */
  private static RealSet employment() throws IOException {
    DataTable before = DataTable.csv(DataFiles.gzip("employment_MA/reference_2015.csv.gz"));
    DataTable table = before.then(DataTable.csv(DataFiles.gzip("employment_MA/analysis_2016_2018.csv.gz")));
    int next = before.rows().size();
    int sorted = next + 69_126;
    return new RealSet("employment", table, numbersBut(table, "id", "year"),
        chain(List.of(List.of(new Stretch(0, 30_000, Truth.REFERENCE)),
            Stretch.every(1_000, 30_000, 50_000, Truth.LEARNED), Stretch.every(1_000, 50_000, next, Truth.CLEAN),
            List.of(new Stretch(next, sorted, Truth.UNKNOWN)),
            Stretch.every(1_000, sorted, table.rows().size(), Truth.CHANGED))));
  }

  private static List<Column> numbers(String... names) {
    return Stream.of(names).map(Column::numeric).toList();
  }

  private static List<Column> numbersBut(DataTable table, String... others) {
    return table.names().stream().filter(name -> !List.of(others).contains(name)).map(Column::numeric).toList();
  }

  private static List<Stretch> chain(List<List<Stretch>> parts) {
    return parts.stream().flatMap(List::stream).toList();
  }
}

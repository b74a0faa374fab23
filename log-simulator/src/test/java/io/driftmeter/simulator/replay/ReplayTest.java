package io.driftmeter.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftmeter.simulator.RecordingOutlet;
import io.driftmeter.simulator.RecordingOutlet.Sent;
import io.driftmeter.simulator.replay.ReplayOptions.Format;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayTest {
  private static final String TRIPS = String.join("\n", "when,miles,riders,zone,airport,note-1",
      "2026-01-31 12:00:00,1.5,1,Harlem,false,a", "2026-01-31 12:00:30.250,,2,\"Q, \"\"x\"\"\",true,",
      "2026-02-01 00:00:00,2.25,,JFK,,c", "");
  private static final EventTime WHEN = new EventTime.FromColumn("when", null);

  @TempDir
  private Path folder;
  private final RecordingOutlet outlet = new RecordingOutlet();

  private Path gzipped(String name, String text) throws Exception {
    Path file = folder.resolve(name);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private ReplayOptions trips(EventTime time) throws Exception {
    return ReplayOptions.of(List.of(gzipped("trips.csv.gz", TRIPS)), "trips", time);
  }

  @Test
  void gzippedCsvBecomesTypedRecordsAtTheirEventTime() throws Exception {
    // When
    long published = Replay.of(trips(WHEN)).run(outlet);

    // Then
    assertThat(published).isEqualTo(3);
    assertThat(outlet.sent).extracting(Sent::time).containsExactly(Instant.parse("2026-01-31T12:00:00Z"),
        Instant.parse("2026-01-31T12:00:30.250Z"), Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(outlet.sent).extracting(Sent::partition).containsExactly(0, 1, 2);
    assertThat(outlet.sent).extracting(Sent::key).containsOnlyNulls();
    GenericRecord second = outlet.read(outlet.sent.get(1));
    long millis = Instant.parse("2026-01-31T12:00:30.250Z").toEpochMilli();
    assertThat(second.toString()).isEqualTo("{\"event_time\": " + millis + ", \"when\": " + millis
        + ", \"miles\": null, \"riders\": 2, \"zone\": \"Q, \\\"x\\\"\", \"airport\": true, \"note_1\": null}");
    assertThat(outlet.schemas.getFirst().getField("event_time").schema().getLogicalType().getName())
        .isEqualTo("timestamp-millis");
    assertThat(outlet.schemas.getFirst().getField("miles").schema().getTypes()).extracting(Schema::getType)
        .containsExactly(Schema.Type.NULL, Schema.Type.DOUBLE);
  }

  @Test
  void jsonHoldsTheSameValues() throws Exception {
    // When
    Replay.of(trips(WHEN).withFormat(Format.JSON)).run(outlet);

    // Then
    JsonNode third = new ObjectMapper().readTree(outlet.sent.get(2).value());
    assertThat(third.path("event_time").asLong()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z").toEpochMilli());
    assertThat(third.path("miles").asDouble()).isEqualTo(2.25);
    assertThat(third.path("airport").isNull()).isTrue();
    assertThat(third.path("zone").asText()).isEqualTo("JFK");
    assertThat(outlet.schemas).isEmpty();
  }

  @Test
  void columnsKeyAndRowsAreChosen() throws Exception {
    // When
    long published = Replay
        .of(trips(WHEN).withColumns(List.of("miles", "zone", "riders"), List.of("miles")).keyedBy("riders").withRows(1,
            2))
        .run(outlet);

    // Then
    assertThat(published).isEqualTo(2);
    assertThat(outlet.schemas.getFirst().getFields()).extracting(Schema.Field::name).containsExactly("event_time",
        "riders", "zone");
    assertThat(new String(outlet.sent.getFirst().key(), StandardCharsets.UTF_8)).isEqualTo("2");
    assertThat(outlet.sent.get(1).key()).as("a null key column gives no key").isNull();
    assertThat(outlet.sent).extracting(Sent::partition).containsOnlyNulls();
  }

  @Test
  void latestEventIsNowAfterAShift() throws Exception {
    // Given
    Instant now = Instant.parse("2030-01-01T00:00:00Z");

    // When
    new Replay(trips(WHEN).shiftedToNow(), () -> now, (rows, all) -> {}).run(outlet);

    // Then
    assertThat(outlet.sent).extracting(Sent::time).startsWith(now.minus(Duration.ofHours(12))).endsWith(now);
  }

  @Test
  void rowsAreSteppedOrSpreadFromAStart() throws Exception {
    // Given
    Instant start = Instant.parse("2020-01-01T00:00:00Z");

    // When
    Replay.of(trips(new EventTime.Stepped(start, Duration.ofMinutes(30)))).run(outlet);
    Replay.of(trips(new EventTime.Spread(start, Duration.ofHours(3)))).run(outlet);

    // Then
    assertThat(outlet.sent).extracting(s -> Duration.between(start, s.time()).toMinutes()).containsExactly(0L, 30L, 60L,
        0L, 60L, 120L);
  }

  @ParameterizedTest
  @CsvSource({"yyyy,2016,2016-01-01T00:00:00Z", "yyyyMMddHHmm,201601310930,2016-01-31T09:30:00Z",
    "epoch-s,1454232600,2016-01-31T09:30:00Z", "epoch-ms,1454232600123,2016-01-31T09:30:00.123Z",
    "dd.MM.yyyy HH:mm XXX,31.01.2016 09:30 +02:00,2016-01-31T07:30:00Z"})
  void timeIsReadByItsFormat(String pattern, String text, String expected) throws Exception {
    // Given
    Path file = gzipped("t.csv.gz", "t,x\n" + text + ",1\n");

    // When
    Replay.of(ReplayOptions.of(List.of(file), "t", new EventTime.FromColumn("t", pattern))).run(outlet);

    // Then
    assertThat(outlet.sent.getFirst().time()).isEqualTo(expected);
  }

  @Test
  void timesDoNotDependOnTheZoneOfTheMachine() throws Exception {
    // Given
    java.util.TimeZone before = java.util.TimeZone.getDefault();
    java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Asia/Tokyo"));
    Path file = gzipped("z.csv.gz", "when\n2026-01-31T12:00:00+02:00\n");

    // When
    try {
      Replay.of(trips(WHEN)).run(outlet);
      Replay.of(ReplayOptions.of(List.of(file), "z", WHEN)).run(outlet);
    } finally {
      java.util.TimeZone.setDefault(before);
    }

    // Then
    assertThat(outlet.sent.getFirst().time()).isEqualTo("2026-01-31T12:00:00Z");
    assertThat(outlet.sentTo("z").getFirst().time()).isEqualTo("2026-01-31T10:00:00Z");
  }

  /** Without the time as a field: JSON has no times, so there it is a text. */
  private static ReplayOptions alike(Path file) {
    return ReplayOptions.of(List.of(file), "trips", WHEN).withColumns(List.of(), List.of("when"));
  }

  @Test
  void parquetAndJsonLinesReadAlike() throws Exception {
    // Given
    Path csv = gzipped("trips.csv.gz", TRIPS);
    Path parquet = folder.resolve("it's.parquet");
    Path jsonl = folder.resolve("trips.jsonl");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement
          .execute("COPY (FROM '" + csv + "') TO '" + parquet.toString().replace("'", "''") + "' (FORMAT parquet)");
      statement.execute("COPY (FROM '" + csv + "') TO '" + jsonl + "' (FORMAT json)");
    }

    // When
    Replay.of(alike(csv)).run(outlet);
    Replay.of(alike(parquet)).run(outlet);
    Replay.of(alike(jsonl)).run(outlet);

    // Then
    assertThat(outlet.sent).hasSize(9);
    for (int i = 0; i < 3; i++) {
      GenericRecord expected = outlet.read(outlet.sent.get(i));
      assertThat(outlet.read(outlet.sent.get(3 + i)).toString()).isEqualTo(expected.toString());
      assertThat(outlet.read(outlet.sent.get(6 + i)).toString()).isEqualTo(expected.toString());
    }
  }

  @Test
  void errorsNameWhatIsWrongAndWhatIsAllowed() throws Exception {
    ReplayOptions options = trips(WHEN);
    assertThatThrownBy(() -> Replay.of(options.withColumns(List.of("zome"), List.of())).run(outlet))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'zome'", "did you mean 'zone'", "airport");
    assertThatThrownBy(() -> Replay.of(trips(new EventTime.FromColumn("riders", null))).run(outlet))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("riders", "BIGINT", "--event-time-format");
    assertThatThrownBy(() -> Replay.of(trips(new EventTime.FromColumn("riders", "yyyy"))).run(outlet))
        .isInstanceOf(ReplayException.class).hasMessageContainingAll("'1'", "yyyy");
    assertThatThrownBy(() -> Replay.of(ReplayOptions.of(List.of(folder.resolve("no.csv")), "t", WHEN)).run(outlet))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no.csv");
    Path arff = Files.writeString(folder.resolve("x.arff"), "");
    assertThatThrownBy(() -> Replay.of(ReplayOptions.of(List.of(arff), "t", WHEN)).run(outlet))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("x.arff", ".parquet");
    assertThat(outlet.sent).isEmpty();
  }

  /** Rows counted with {@code zcat analysis_2016_2018.csv.gz | awk -F, 'NR > 1 {n[$19]++} END {for (y in n) print y, n[y]}'}. */
  @Test
  void realLogOfThreeYearsKeepsItsYearsApart() {
    // Given
    Path file = DataFolder.file("employment_MA/analysis_2016_2018.csv.gz");

    // When
    long published = Replay
        .of(ReplayOptions.of(List.of(file), "employment", new EventTime.FromColumn("year", "yyyy"))).run(outlet);

    // Then
    assertThat(published).isEqualTo(208_892);
    assertThat(outlet.sent.stream().filter(s -> s.time().equals(Instant.parse("2016-01-01T00:00:00Z"))))
        .hasSize(69_126);
    assertThat(outlet.sent.get(69_126).time()).isEqualTo("2017-01-01T00:00:00Z");
    assertThat(outlet.sent.get(138_761).time()).isEqualTo("2018-01-01T00:00:00Z");
  }
}

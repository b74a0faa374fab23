package io.driftmeter.app.sink;

import static io.driftmeter.app.sink.Samples.NOON;
import static io.driftmeter.app.sink.Samples.profile;
import static io.driftmeter.app.sink.Samples.report;
import static io.driftmeter.app.sink.SinkDatabase.count;
import static io.driftmeter.app.sink.SinkDatabase.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.local.LocalBroker;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.WindowReport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every report that was produced is in Postgres, once, whatever Postgres or the sink did meanwhile. */
class PostgresSinkIT {
  @RegisterExtension
  static final SinkDatabase POSTGRES = new SinkDatabase();

  @TempDir
  static Path folder;

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final byte[] KEY = "fares".getBytes(java.nio.charset.StandardCharsets.UTF_8);

  private static LocalBroker broker;
  private static KafkaProducer<byte[], byte[]> producer;
  private static int tests;

  private final List<Future<?>> sent = new ArrayList<>();
  private String prefix;
  private PostgresConfig config;
  private Database database;
  private PostgresSink sink;

  @BeforeAll
  static void startBroker() {
    broker = new LocalBroker(folder.resolve("kafka"), 0);
    broker.start();
    producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.address()), new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    broker.close();
  }

  @BeforeEach
  void open() throws Exception {
    prefix = "t" + tests++;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.address()))) {
      admin.createTopics(Stream.of("reports", "profiles", "references")
          .map(name -> new NewTopic(prefix + "." + name, 2, (short) 1)).toList()).all().get();
    }
    config = POSTGRES.create();
    database = new Database(config);
    sink = newSink();
  }

  @AfterEach
  void close() {
    sink.close();
    database.close();
  }

  private PostgresSink newSink() {
    return new PostgresSink(database, null,
        new SinkTopics(new SinkTopics.Source<>(prefix + ".reports", (topic, data) -> read(data)),
            new SinkTopics.Source<>(prefix + ".profiles",
                (topic, data) -> fromBytes(() -> ProfileChunk.fromByteBuffer(ByteBuffer.wrap(data)))),
            new SinkTopics.Source<>(prefix + ".references",
                (topic, data) -> fromBytes(() -> Reference.fromByteBuffer(ByteBuffer.wrap(data)))),
            new SinkTopics.Source<>(prefix + ".alerts",
                (topic, data) -> fromBytes(() -> Alert.fromByteBuffer(ByteBuffer.wrap(data))))),
        Map.of("bootstrap.servers", broker.address()), prefix + ".sink");
  }

  private static WindowReport read(byte[] data) {
    return fromBytes(() -> WindowReport.fromByteBuffer(ByteBuffer.wrap(data)));
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> T fromBytes(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("not a record of ours", e);
    }
  }

  private void send(String topic, int partition, byte[] value) {
    sent.add(producer.send(new ProducerRecord<>(prefix + "." + topic, partition, KEY, value)));
  }

  /** Returns once the broker has them all. */
  private void flush() throws Exception {
    for (Future<?> record : sent) {
      record.get();
    }
    sent.clear();
  }

  private void send(String topic, SpecificRecord record) throws IOException {
    ByteBuffer bytes = switch (record) {
      case WindowReport report -> report.toByteBuffer();
      case ProfileChunk chunk -> chunk.toByteBuffer();
      case Reference reference -> reference.toByteBuffer();
      default -> throw new IllegalArgumentException(record.toString());
    };
    byte[] value = new byte[bytes.remaining()];
    bytes.get(value);
    send(topic, 0, value);
  }

  @Test
  void reportsProfilesAndReferencesArriveTogetherWithTheOffsets() throws Exception {
    // Given
    for (ProfileChunk chunk : profile(NOON, 0, 30, "a", "b")) {
      send("profiles", chunk);
    }
    send("reports", report(NOON, 0, "a", "b"));
    send("references", Reference.newBuilder().setModel("fares").setName("first").setSegment("all").setOrigin("file")
        .setCreatedAt(NOON).setRows(30).setChunk(0).setChunks(1)
        .setProfile(profile(NOON, 0, 30, "a").getFirst().getProfile()).build());
    flush();

    // When
    sink.start();

    // Then
    await().atMost(LIMIT).until(() -> sink.healthy() && sink.status().rowsWritten() == 1 + 2 + 10 + 2 + 1);
    assertThat(count(database, "column_profile")).isEqualTo(2);
    assertThat(count(database, "reference")).isEqualTo(1);
    assertThat(query(database,
        "SELECT topic, next_offset FROM driftmeter.sink_offset WHERE next_offset > 0 ORDER BY 1"))
        .containsExactly(prefix + ".profiles|1", prefix + ".references|1", prefix + ".reports|1");
    await().atMost(LIMIT).until(() -> sink.status().lagRecords() == 0);
  }

  @Test
  void aRestartedSinkGoesOnWhereTheDatabaseSays() throws Exception {
    // Given
    send("reports", report(NOON, 0, "a"));
    sink.start();
    await().atMost(LIMIT).until(() -> sink.status().rowsWritten() == 7);
    sink.close();
    send("reports", report(NOON.plusSeconds(3600), 0, "a"));
    flush();

    // When
    sink = newSink();
    sink.start();

    // Then
    await().atMost(LIMIT).until(() -> count(database, "window_report") == 2);
    assertThat(sink.status().rowsWritten()).as("the first report is not written again").isEqualTo(7);
  }

  @Test
  void whatCannotBeReadOrStoredIsLeftOutAndTheRestArrives() throws Exception {
    // Given
    WindowReport beyondAnyCalendar = report(Instant.ofEpochMilli(Long.MAX_VALUE / 4), 0, "a");
    ProfileChunk noProfile = profile(NOON, 0, 5, "a").getFirst();
    noProfile.setProfile(ByteBuffer.wrap(new byte[]{9, 9, 9}));
    send("reports", report(NOON, 0, "a"));
    send("reports", 0, new byte[]{1, 2, 3});
    send("reports", beyondAnyCalendar);
    send("profiles", noProfile);
    send("reports", report(NOON.plusSeconds(3600), 0, "a"));
    flush();

    // When
    sink.start();

    // Then
    await().atMost(LIMIT).until(() -> sink.healthy() && sink.status().rejected() >= 3
        && count(database, "window_report") == 2);
    await().atMost(LIMIT).until(() -> sink.status().lagRecords() == 0);
    assertThat(sink.status().rejected()).isEqualTo(3);
  }

  @Test
  void postgresGoingAwayUnderLoadLosesNothingAndDoublesNothing() throws Exception {
    // Given
    int windows = 2000;
    sink.start();
    await().atMost(LIMIT).until(sink::healthy);

    // When
    for (int i = 0; i < windows; i++) {
      send("reports", report(NOON.plusSeconds(60L * i), 0, "a", "b", "c"));
      if (i == windows / 3) {
        flush();
        await().atMost(LIMIT).until(() -> count(database, "window_report") > 0);
        POSTGRES.server().stop();
      }
      if (i == 2 * windows / 3) {
        flush();
        await().atMost(LIMIT).until(() -> !sink.healthy());
        POSTGRES.server().start();
      }
    }
    flush();

    // Then
    await().atMost(LIMIT).until(() -> count(database, "window_report") >= windows);
    assertThat(query(database, """
        SELECT count(*), count(DISTINCT window_start), min(window_start) = '2026-03-14 12:00Z', sum(rows)
          FROM driftmeter.v_window""")).containsExactly("2000|2000|t|2000000");
    assertThat(count(database, "column_report")).isEqualTo(3L * windows);
    assertThat(count(database, "measure_score")).isEqualTo(15L * windows);
  }

  @Test
  void startedBeforePostgresItWaitsAndThenMakesItsTables() throws Exception {
    // Given
    send("reports", report(NOON, 0, "a"));
    flush();
    POSTGRES.server().stop();
    sink.start();
    await().atMost(LIMIT).until(() -> sink.status().problem() != null
        && !"not started".equals(sink.status().problem()));
    String problem = sink.status().problem();

    // When
    POSTGRES.server().start();

    // Then
    await().atMost(LIMIT).until(sink::healthy);
    await().atMost(LIMIT).until(() -> count(database, "window_report") == 1);
    assertThat(problem).doesNotContain("password=").isNotBlank();
  }

  @Test
  void twoSinksOfOneGroupShareThePartitions() throws Exception {
    // Given
    int windows = 300;
    try (PostgresSink second = newSink()) {
      sink.start();
      second.start();
      await().atMost(LIMIT).until(() -> sink.healthy() && second.healthy());

      // When
      for (int i = 0; i < windows; i++) {
        ByteBuffer bytes = report("m" + i % 2, NOON.plusSeconds(60L * i), 0, "a").toByteBuffer();
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        send("reports", i % 2, value);
      }
      flush();

      // Then
      await().atMost(LIMIT).until(() -> count(database, "window_report") == windows);
      assertThat(sink.status().rowsWritten() + second.status().rowsWritten()).isEqualTo(7L * windows);
    }
  }

  @Test
  void aTopicMadeAgainIsReadFromItsBeginning() throws Exception {
    // Given
    IntStream.range(0, 5).forEach(i -> sendQuietly(report(NOON.plusSeconds(3600L * i), 0, "a")));
    flush();
    sink.start();
    await().atMost(LIMIT).until(() -> sink.status().rowsWritten() == 35);
    sink.close();
    try (var connection = database.dataSource().getConnection(); var statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("UPDATE driftmeter.sink_offset SET next_offset = 1000");
      statement.execute("DELETE FROM driftmeter.window_report");
    }

    // When
    sink = newSink();
    sink.start();

    // Then
    await().atMost(LIMIT).until(() -> count(database, "window_report") == 5);
    assertThat(List.of(sink.healthy())).containsOnly(true);
  }

  private void sendQuietly(WindowReport report) {
    try {
      send("reports", report);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

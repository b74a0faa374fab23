package io.driftmeter.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.driftmeter.app.profile.DeadLetter;
import io.driftmeter.app.profile.ProfileProcessor;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.local.Stack;
import io.driftmeter.local.testing.TestEnvironment;
import io.driftmeter.simulator.bad.BadRecord;
import io.driftmeter.simulator.model.TaxiModel;
import io.driftmeter.simulator.publish.AvroWriter;
import io.driftmeter.simulator.publish.KafkaOutlet;
import io.driftmeter.simulator.publish.KafkaTarget;
import io.driftmeter.simulator.publish.Outlet;
import io.driftmeter.simulator.run.Simulation;
import io.driftmeter.simulator.run.SimulationOptions;
import io.driftmeter.simulator.scenario.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** One bad record that stops the stream, or goes missing without a word, costs more than any drift. */
class BadInputIT {
  private static final int LARGE = 16 << 20;
  private static final Schema TIME = LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
  private static final String WINDOW = "window: {size: 10m, grace: 1s, idle_timeout: 3s, completeness_timeout: 30s}";

  private static Stack stack;

  @TempDir
  private Path folder;

  /** Of its own: a shared registry must not be stopped. */
  @BeforeAll
  static void startStack() {
    stack = TestEnvironment.start();
  }

  @AfterAll
  static void stopStack() {
    stack.close();
  }

  @Test
  void aThousandBadRecordsAmongAHundredThousandGoodOnesAreSetAsideEachWithItsReason() throws Exception {
    // Given
    SimulationOptions options = SimulationOptions.of(Scenario.STEADY, new TaxiModel(), "trips", windowStart())
        .withEvents(100_000).withBadRecords(1_000);
    try (Outlet outlet = outlet()) {
      outlet.createTopic("trips", 3);
      try (WatchedStack monitor = WatchedStack.start(stack, folder, "trips-monitor", WatchedStack.registry(stack), """
          {name: taxi, topic: trips, event_time: pickup_datetime, id: trip_id, columns: [trip_distance, payment_type,
          {name: fare_estimate, required: true}, predicted_duration], %s}""".formatted(WINDOW))) {
        // When
        new Simulation(options).run(outlet);

        // Then
        monitor.eventually(() -> assertThat(
            monitor.number("select coalesce(sum(rows), 0) from driftmeter.v_window")).isEqualTo(100_000));
        assertThat(monitor.query("""
            select column_name || ' ' || sum(rows) from driftmeter.v_column group by column_name order by column_name
            """, row -> row.getString(1))).containsExactly("fare_estimate 100000", "payment_type 100000",
            "predicted_duration 100000", "trip_distance 100000");
        List<ConsumerRecord<byte[], byte[]>> deadLetters = monitor.deadLetters();
        assertThat(deadLetters).hasSize(1_000);
        checkAgainstSource(deadLetters, monitor.records("trips"));
      }
    }
  }

  /** Each dead letter is a record of the topic as it was, with the reason of its kind, and none comes twice. */
  private static void checkAgainstSource(List<ConsumerRecord<byte[], byte[]>> deadLetters,
      List<ConsumerRecord<byte[], byte[]>> sent) {
    Map<TopicPartition, Map<Long, ConsumerRecord<byte[], byte[]>>> sources = sent.stream()
        .collect(Collectors.groupingBy(record -> new TopicPartition(record.topic(), record.partition()),
            Collectors.toMap(ConsumerRecord::offset, Function.identity())));
    List<BadRecord> kinds = List.of(BadRecord.values());
    Map<BadRecord, Integer> byKind = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> letter : deadLetters) {
      TopicPartition from = new TopicPartition(header(letter, DeadLetter.TOPIC),
          Integer.parseInt(header(letter, DeadLetter.PARTITION)));
      var source = Objects.requireNonNull(
          sources.getOrDefault(from, Map.of()).get(Long.parseLong(header(letter, DeadLetter.OFFSET))));
      assertThat(letter.key()).isEqualTo(source.key());
      assertThat(letter.value()).isEqualTo(source.value());
      String key = new String(letter.key(), UTF_8);
      assertThat(keys.add(key)).as(key).isTrue();
      BadRecord kind = kinds.get(Integer.parseInt(key.substring(key.lastIndexOf('-') + 1)) % kinds.size());
      assertThat(header(letter, DeadLetter.REASON)).as("%s, %s", kind, key).isEqualTo(kind.reason());
      assertThat(header(letter, DeadLetter.DETAIL)).as("detail of %s", kind).isNotBlank();
      byKind.merge(kind, 1, Integer::sum);
    }
    assertThat(byKind).hasSize(10).allSatisfy((kind, count) -> assertThat(count).as("%s", kind).isEqualTo(100));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  @Test
  void valuesOfAnySizeNumberAndTimeAreCountedInBoundedSpace() throws Exception {
    // Given: 200,000 distinct values where the cap is 1,000; a million of them say no more and take five times as long
    createTopic("oddities", LARGE);
    long start = windowStart().toEpochMilli();
    try (Outlet outlet = outlet();
        WatchedStack monitor = WatchedStack.start(stack, folder, "oddities-monitor", "", """
            {name: odd, topic: oddities, format: json, event_time: time, id: id, columns: [token, amount,
            {name: note, type: categorical}], %s}"""
            .formatted(WINDOW))) {
      // When
      for (int i = 0; i < 200_000; i++) {
        String amount = switch (i % 1_000) {
          case 0 -> "NaN";
          case 1 -> "Infinity";
          case 2 -> "-Infinity";
          default -> Integer.toString(i % 1_000);
        };
        json(outlet, Long.toString(start + i), "t-" + i, amount, "null");
      }
      json(outlet, Long.toString(start), "t-0", "5", "\"" + "x".repeat(5_000_000) + "\"");
      json(outlet, "\"1970-01-01T00:00:00Z\"", "t-0", "5", "null");
      json(outlet, "\"2999-01-01T00:00:00Z\"", "t-0", "5", "null");
      json(outlet, Long.toString(start + 200_000), "t-0", "5", "null");
      outlet.flush();

      // Then
      monitor.eventually(() -> assertThat(monitor.query("select rows || ' ' || late_rows from driftmeter.v_window",
          row -> row.getString(1))).containsExactly("200003 0"));
      assertThat(monitor.query("select nan || ' ' || infinite || ' ' || max from driftmeter.v_column"
          + " where column_name = 'amount'", row -> row.getString(1))).containsExactly("200 400 999");
      assertThat(monitor.query("select nulls from driftmeter.v_column where column_name = 'note'",
          row -> row.getLong(1))).containsExactly(200_002L);
      // HyperLogLog of 1,024 registers: a standard error of 3.3%; four of them
      assertThat((double) monitor.number("select distinct_values from driftmeter.v_column where column_name = 'token'"))
          .isCloseTo(200_000, within(26_000.0));
      assertThat(monitor.number("select max(octet_length(profile)) from driftmeter.column_profile"))
          .isLessThanOrEqualTo(ColumnProfile.MAX_BYTES);
      assertThat(monitor.number("select max(octet_length(top::text)) from driftmeter.v_column")).isLessThan(10_000);
      assertThat(monitor.deadLetters()).singleElement().satisfies(letter -> {
        assertThat(header(letter, DeadLetter.REASON)).isEqualTo("too_late");
        assertThat(new String(letter.value(), UTF_8)).contains("1970-01-01");
      });
    }
  }

  @Test
  void aSchemaThatGainsLosesAndRetypesFieldsInMidStreamStopsNothing() throws Exception {
    // Given
    Schema before = record().name("amount").type().doubleType().noDefault().name("kind").type().stringType().noDefault()
        .name("gone").type().longType().noDefault().endRecord();
    Schema after = record().name("amount").type().stringType().noDefault().name("kind").type().stringType().noDefault()
        .name("added").type().doubleType().noDefault().endRecord();
    try (Outlet outlet = outlet()) {
      outlet.createTopic("evolving", 1);
      // Subjects of their own: the registry would refuse the second as incompatible with the first.
      AvroWriter first = new AvroWriter(before, outlet.register("evolving-before", before));
      AvroWriter second = new AvroWriter(after, outlet.register("evolving-after", after));
      try (WatchedStack monitor = WatchedStack.start(stack, folder, "evolving-monitor", WatchedStack.registry(stack),
          "{name: evolving, topic: evolving, event_time: time, " + WINDOW + "}")) {
        // When
        send(outlet, "evolving", first, before, 1_000, Map.of("amount", 1.5, "kind", "a", "gone", 7L));
        send(outlet, "evolving", second, after, 1_000, Map.of("amount", "two", "kind", "b", "added", 2.5));
        send(outlet, "evolving", first, before, 500, Map.of("amount", 3.5, "kind", "a", "gone", 8L));

        // Then
        monitor.eventually(() -> assertThat(
            monitor.number("select coalesce(sum(rows), 0) from driftmeter.v_window")).isEqualTo(2_500));
        assertThat(monitor.query("""
            select column_name || ' ' || column_type || ' ' || rows || ' ' || nulls || ' ' || type_errors
              from driftmeter.v_column order by column_name
            """, row -> row.getString(1))).as("name, type, rows of the type or null, nulls, type errors")
            .containsExactly("added numeric 1500 500 0", "amount numeric 1500 0 1000", "gone numeric 2500 1000 0",
                "kind categorical 2500 0 0");
        assertThat(monitor.deadLetters()).isEmpty();
      }
    }
  }

  @Test
  void aRegistryThatIsAwayWhenANewSchemaComesDelaysEventsAndLosesNone() throws Exception {
    // Given
    Schema known = record().name("amount").type().doubleType().noDefault().endRecord();
    Schema unseen = record().name("amount").type().doubleType().noDefault().name("more").type().doubleType().noDefault()
        .endRecord();
    ListAppender<ILoggingEvent> log = listen();
    try (Outlet outlet = outlet()) {
      outlet.createTopic("outage", 2);
      AvroWriter first = new AvroWriter(known, outlet.register("outage-known", known));
      AvroWriter second = new AvroWriter(unseen, outlet.register("outage-unseen", unseen));
      try (WatchedStack monitor = WatchedStack.start(stack, folder, "outage-monitor", WatchedStack.registry(stack),
          "{name: outage, topic: outage, event_time: time, " + WINDOW + "}")) {
        send(outlet, "outage", first, known, 1_000, Map.of("amount", 1.5));
        monitor.eventually(() -> assertThat(monitor.rowsByWindow().values()).containsExactly(1_000L));

        // When
        stack.registry().stop();
        try {
          send(outlet, "outage", second, unseen, 1_000, Map.of("amount", 2.5, "more", 1.0));
          send(outlet, "outage", first, known, 1_000, Map.of("amount", 3.5));
          await().atMost(Duration.ofMinutes(2)).until(() -> log.list.stream()
              .anyMatch(event -> event.getFormattedMessage().contains("waits for the schema registry")));
        } finally {
          stack.registry().start();
        }

        // Then
        monitor.eventually(() -> assertThat(monitor.rowsByWindow().values()).containsExactly(3_000L));
        assertThat(monitor.deadLetters()).isEmpty();
      }
    } finally {
      logger().detachAppender(log);
    }
  }

  private static ListAppender<ILoggingEvent> listen() {
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.list = new CopyOnWriteArrayList<>();
    appender.start();
    logger().addAppender(appender);
    return appender;
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(ProfileProcessor.class);
  }

  private static SchemaBuilder.FieldAssembler<Schema> record() {
    return SchemaBuilder.record("Event").namespace("test").fields().name("time").type(TIME).noDefault();
  }

  /** The beginning of a window that is long over. */
  private static Instant windowStart() {
    long window = Duration.ofMinutes(10).toMillis();
    return Instant.ofEpochMilli(
        Math.floorDiv(Instant.now().minus(Duration.ofHours(3)).toEpochMilli(), window) * window);
  }

  private static void send(Outlet outlet, String topic, AvroWriter writer, Schema schema, int events,
      Map<String, Object> values) {
    Instant time = windowStart();
    GenericRecordBuilder builder = new GenericRecordBuilder(schema).set("time", time.toEpochMilli());
    values.forEach(builder::set);
    GenericData.Record event = builder.build();
    for (int i = 0; i < events; i++) {
      outlet.send(topic, null, time, null, writer.write(event));
    }
    outlet.flush();
  }

  /** All events have the same id. */
  private static void json(Outlet outlet, String time, String token, String amount, String note) {
    String event = "{\"id\":\"same\",\"time\":" + time + ",\"token\":\"" + token + "\",\"amount\":" + amount
        + ",\"note\":" + note + "}";
    outlet.send("oddities", 0, windowStart(), null, event.getBytes(UTF_8));
  }

  private static void createTopic(String topic, int largestRecord) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1).configs(
          Map.of("max.message.bytes", Integer.toString(largestRecord), "retention.ms", "-1")))).all().get();
    }
  }

  private static Outlet outlet() {
    return new KafkaOutlet(new KafkaTarget(stack.bootstrapServers(), stack.registryUrl(),
        Map.of("max.request.size", Integer.toString(LARGE)), Duration.ofSeconds(60)));
  }
}

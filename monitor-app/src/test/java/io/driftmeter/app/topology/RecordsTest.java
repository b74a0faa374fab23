package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.app.record.AvroSerde;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.RateCode;
import io.driftmeter.schemas.avro.Reference;
import io.driftmeter.schemas.avro.TaxiTrip;
import io.driftmeter.schemas.avro.WindowReport;
import io.driftmeter.schemas.registry.WireFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the records on the topics hold, and that none is too large for a broker with default settings. */
class RecordsTest {
  /** The default of a broker's message.max.bytes. */
  private static final int LARGEST = 1_048_588;
  private static final long CLOSES_THE_FIRST = 70_000;
  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @Test
  void aRecordThatCannotBeReadIsSetAsideWholeWithWhereItWasAndWhy() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      byte[] key = {1, 2, 3};
      byte[] value = "{\"t\":1".getBytes(StandardCharsets.UTF_8);
      RecordHeaders headers = new RecordHeaders();
      headers.add("trace", new byte[]{7});
      monitor.event(0, "\"x\":1");

      // When
      monitor.record(new TestRecord<>(key, value, headers, TestMonitor.START.plusMillis(5)));

      // Then
      List<TestRecord<byte[], byte[]>> dead = monitor.readRaw(TestMonitor.TOPICS.deadLetters());
      assertThat(dead).hasSize(1);
      assertThat(dead.getFirst().key()).isEqualTo(key);
      assertThat(dead.getFirst().value()).isEqualTo(value);
      assertThat(dead.getFirst().headers().lastHeader("trace").value()).containsExactly(7);
      Map<String, String> said = StreamSupport.stream(dead.getFirst().headers().spliterator(), false)
          .filter(header -> header.key().startsWith("driftmeter.")).collect(
              Collectors.toMap(header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
      assertThat(said).containsEntry("driftmeter.topic", TestMonitor.TOPIC).containsEntry("driftmeter.partition", "0")
          .containsEntry("driftmeter.offset", "1")
          .containsEntry("driftmeter.timestamp", Long.toString(TestMonitor.START.toEpochMilli() + 5))
          .containsEntry("driftmeter.reason", "truncated").hasSize(6);
      assertThat(said.get("driftmeter.detail")).contains("at byte 6");
      assertThat(monitor.count("driftmeter.dead.letters", "reason", "truncated")).isEqualTo(1);
    }
  }

  @Test
  void aTombstoneIsADeadLetterToo() {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      TestRecord<byte[], byte[]> tombstone = new TestRecord<>(new byte[]{1}, null, TestMonitor.START);

      // When
      monitor.record(tombstone);

      // Then
      List<TestRecord<byte[], byte[]>> dead = monitor.readRaw(TestMonitor.TOPICS.deadLetters());
      assertThat(dead).hasSize(1);
      assertThat(dead.getFirst().value()).isNull();
      assertThat(monitor.count("driftmeter.dead.letters", "reason", "null_value")).isEqualTo(1);
    }
  }

  @Test
  void avroEventsAreReadByTheirWriterSchema() {
    // Given
    ModelConfig model = new ModelConfig("eta", TestMonitor.TOPIC, ModelConfig.Format.AVRO, null, "model_version",
        "trip_id", "pickup_datetime", List.of(), List.of(), List.of("rate_code"), WindowConfig.DEFAULT,
        ProfileConfig.DEFAULT, ReferenceConfig.DEFAULT, DriftConfig.DEFAULT);
    try (TestMonitor monitor = new TestMonitor(model, StreamsConfig.EXACTLY_ONCE_V2, id -> {
      assertThat(id).isEqualTo(42);
      return TaxiTrip.getClassSchema();
    })) {
      monitor.value(WireFormat.write(42, trip(0, RateCode.JFK, 1.5)));
      monitor.value(WireFormat.write(42, trip(59_999, RateCode.STANDARD, 4.5)));

      // When
      monitor.value(WireFormat.write(42, trip(CLOSES_THE_FIRST, RateCode.STANDARD, 1)));
      monitor.pass(A_MOMENT);

      // Then
      Map<String, WindowReport> reports = monitor.reports().stream()
          .collect(Collectors.toMap(WindowReport::getSegment, report -> report));
      assertThat(reports.keySet()).containsExactlyInAnyOrder("all", "rate_code=JFK", "rate_code=STANDARD");
      WindowReport all = Objects.requireNonNull(reports.get("all"));
      assertThat(all.getRows()).isEqualTo(2);
      assertThat(all.getVersion()).isEqualTo("v3");
      assertThat(all.getColumns()).filteredOn(column -> column.getName().equals("trip_distance"))
          .extracting(ColumnReport::getMean).containsExactly(3.0);
      assertThat(all.getColumns()).filteredOn(column -> column.getName().equals("temperature"))
          .extracting(ColumnReport::getNulls).containsExactly(2L);
    }
  }

  @Test
  void manyColumnsTravelInChunks() {
    // Given
    try (TestMonitor monitor = new TestMonitor(
        new TestModel().reference(new ReferenceConfig(null, 1, 1)).build())) {
      for (int i = 0; i < 20; i++) {
        monitor.event(i, IntStream.range(0, 30).mapToObj(column -> "\"c" + column + "\":\"v\"")
            .collect(Collectors.joining(",")));
      }

      // When
      monitor.event(CLOSES_THE_FIRST, "");
      monitor.pass(A_MOMENT);

      // Then
      List<Partial> partials = monitor.read(TestMonitor.TOPICS.partials(), Partial.class).stream()
          .filter(partial -> partial.getChunk() != null).toList();
      assertThat(partials).extracting(partial -> partial.getChunk().getChunk()).containsExactly(0, 1, 2);
      assertThat(partials).allMatch(partial -> partial.getChunk().getChunks() == 3)
          .allMatch(partial -> partial.getSourceOffset() == 20);
      assertThat(monitor.read(TestMonitor.TOPICS.profiles(), ProfileChunk.class)).extracting(ProfileChunk::getChunk)
          .containsExactly(0, 1, 2);
      assertThat(monitor.read(TestMonitor.TOPICS.references(), Reference.class)).extracting(Reference::getChunk)
          .containsExactly(0, 1, 2);
      WindowReport report = monitor.reports().getFirst();
      assertThat(report.getColumns()).hasSize(30).extracting(ColumnReport::getRows).containsOnly(20L);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4_095, 4_096, 6_000})
  void noRecordOfManyFullColumnsIsLargerThanABrokerTakes(int categories) {
    // Given columns around the point where exact counts give way to a sketch
    ProfileSettings settings = new ProfileSettings(2_048, 4_096);
    List<Partial> partials = Windows.partials(0, 40, Windows.categories(30, categories, settings));
    try (TestMonitor monitor = new TestMonitor(
        new TestModel().profile(new ProfileConfig(settings.k(), settings.categories(), 100))
            .reference(new ReferenceConfig(null, 1, 1)).build())) {

      // When
      partials.forEach(monitor::partial);
      monitor.partial(Windows.progress(60_000, false));
      monitor.pass(A_MOMENT);

      // Then
      AvroSerde<Partial> serde = AvroSerde.of(Partial.class, null);
      assertThat(partials).hasSize(3)
          .allMatch(partial -> Objects.requireNonNull(serde.serialize("", partial)).length < LARGEST);
      for (String topic : List.of(TestMonitor.TOPICS.profiles(), TestMonitor.TOPICS.reports(),
          TestMonitor.TOPICS.references(), "dm-parts-changelog")) {
        List<TestRecord<byte[], byte[]>> records = monitor.readRaw(topic);
        assertThat(records).as(topic).isNotEmpty();
        assertThat(records).as(topic).allMatch(record -> record.value() == null || record.value().length < LARGEST);
      }
    }
  }

  private static TaxiTrip trip(long at, RateCode rate, double distance) {
    return TaxiTrip.newBuilder().setTripId("t" + at).setModelVersion("v3")
        .setPickupDatetime(TestMonitor.START.plusMillis(at)).setVendorId(1).setRateCode(rate).setPaymentType("cash")
        .setPickupZone("a").setDropoffZone("b").setTripDistance(distance).setHourOfDay(1).setIsAirport(false)
        .setPredictedDuration(600).build();
  }
}

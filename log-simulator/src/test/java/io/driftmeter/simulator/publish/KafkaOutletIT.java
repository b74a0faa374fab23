package io.driftmeter.simulator.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.local.LocalStack;
import io.driftmeter.schemas.avro.TaxiTrip;
import io.driftmeter.schemas.registry.SchemaRegistryClient;
import io.driftmeter.schemas.registry.WireFormat;
import io.driftmeter.simulator.cli.Commands;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.run.Published;
import io.driftmeter.simulator.run.Simulation;
import io.driftmeter.simulator.run.SimulationOptions;
import io.driftmeter.simulator.scenario.Scenario;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaOutletIT {
  private static LocalStack stack;

  @TempDir
  private Path folder;

  @BeforeAll
  static void start() {
    stack = LocalStack.builder().postgres(false).start();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  private static KafkaTarget target() {
    return KafkaTarget.of(stack.bootstrapServers(), stack.registryUrl());
  }

  /** Everything in the topic, partition by partition. */
  private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers());
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
          .map(p -> new TopicPartition(topic, p.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  @Test
  void simulationOfThePastArrivesWholeAndStays() throws Exception {
    // Given
    Instant start = Instant.parse("2016-01-01T00:00:00Z");
    SimulationOptions options = SimulationOptions.of(Scenario.SUDDEN, SimulatedModel.named("taxi"), "past", start)
        .withEvents(5000).withLabels(new SimulationOptions.Labels("truth", Duration.ofSeconds(5))).withBadRecords(10);

    // When
    Published published;
    try (Outlet outlet = new KafkaOutlet(target())) {
      published = new Simulation(options).run(outlet);
    }

    // Then
    List<ConsumerRecord<byte[], byte[]>> records = read("past");
    assertThat(published).isEqualTo(new Published(5000, 5000, 10));
    assertThat(records).hasSize(5010);
    assertThat(read("truth")).hasSize(5000);
    assertThat(records).extracting(ConsumerRecord::timestamp).allMatch(t -> t >= start.toEpochMilli());
    assertThat(records).extracting(ConsumerRecord::partition).contains(0, 1, 2);
    try (SchemaRegistryClient registry = SchemaRegistryClient.builder(stack.registryUrl()).build()) {
      byte[] good = records.stream().filter(r -> new String(r.key(), StandardCharsets.UTF_8).startsWith("p-"))
          .findFirst().orElseThrow()
          .value();
      assertThat(registry.schemaById(WireFormat.schemaId(good))).isEqualTo(TaxiTrip.getClassSchema());
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "past");
      assertThat(
          admin.describeConfigs(List.of(topic)).values().values().iterator().next().get().get("retention.ms").value())
          .isEqualTo("-1");
    }
  }

  @Test
  void eventsOfTheFarFutureAreNotRefused() {
    // Given
    Instant start = Instant.parse("2099-01-01T00:00:00Z");

    // When
    try (Outlet outlet = new KafkaOutlet(target())) {
      new Simulation(
          SimulationOptions.of(Scenario.STEADY, SimulatedModel.named("credit"), "future", start).withEvents(10))
          .run(outlet);
    }

    // Then
    assertThat(read("future")).hasSize(10);
  }

  @Test
  void runAtFullSpeedEndsNow() {
    // Given
    Instant before = Instant.now();

    // When
    int code = Commands.commandLine().execute("run", "--scenario", "steady", "--topic", "fast", "--rate", "max",
        "--duration", "1m", "--bootstrap-servers", stack.bootstrapServers(), "--registry-url", stack.registryUrl());

    // Then
    assertThat(code).isZero();
    List<Instant> times = read("fast").stream().map(r -> Instant.ofEpochMilli(r.timestamp())).sorted().toList();
    assertThat(times).hasSize(6000);
    assertThat(times.getFirst()).isBetween(before.minusSeconds(61), Instant.now().minusSeconds(60));
    assertThat(times.getLast()).isBefore(Instant.now());
  }

  @Test
  void replayFromTheCommandLineUsesThePartitionsThatAreThere() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("t.csv"), "year,x\n2016,1\n2016,2\n2017,3\n2017,4\n");
    try (Outlet outlet = new KafkaOutlet(target())) {
      outlet.createTopic("replayed", 2);
    }

    // When
    int code = Commands.commandLine().execute("replay", "--file", file.toString(), "--topic", "replayed",
        "--event-time",
        "year", "--event-time-format", "yyyy", "--bootstrap-servers", stack.bootstrapServers(), "--registry-url",
        stack.registryUrl());

    // Then
    assertThat(code).isZero();
    assertThat(read("replayed")).hasSize(4).extracting(ConsumerRecord::partition).containsExactlyInAnyOrder(0, 0, 1, 1);
  }
}

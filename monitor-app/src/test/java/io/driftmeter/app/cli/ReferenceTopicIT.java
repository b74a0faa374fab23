package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.local.LocalBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real broker: what is published must lie where the monitor looks for it. */
class ReferenceTopicIT {
  private static final String TOPIC = "driftmeter.references";

  @TempDir
  static Path brokerFolder;
  private static LocalBroker broker;

  @TempDir
  Path folder;

  @BeforeAll
  static void start() {
    broker = new LocalBroker(brokerFolder, 0);
    broker.start();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void aPublishedReferenceIsListedShownAndUsedByItsName() throws Exception {
    // Given
    List<String> lines = new ArrayList<>(List.of("at,x,land"));
    IntStream.range(0, 300).forEach(i -> lines.add("2026-01-01," + i % 50 + "," + (i % 3 == 0 ? "de" : "fr")));
    Path data = Files.write(folder.resolve("r.csv"), lines);
    String kafka = broker.address();

    // When
    Cli first = Cli.run("reference", "build", data, "--model", "credit", "--name", "spring", "--exclude", "at",
        "--segments", "land", "--bootstrap-servers", kafka);
    Cli again = Cli.run("reference", "build", data, "--model", "credit", "--name", "spring", "--exclude", "at,land",
        "--bootstrap-servers", kafka);

    // Then the newer one counts where it replaces the older, in the segment of all rows
    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(again.exitCode()).as(again.err()).isZero();
    Cli list = Cli.run("reference", "list", "--model", "credit", "--bootstrap-servers", kafka);
    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.out().lines().skip(1).map(line -> line.replaceAll(" +", " ").replaceAll(" 20\\d\\d-.*", "")))
        .containsExactly("credit spring all 300 1", "credit spring land=de 100 2", "credit spring land=fr 200 2");
    assertThat(Cli.run("reference", "show", "spring", "--bootstrap-servers", kafka).out()).contains("300 rows");
    Cli batch = Cli.run("batch", data, "--model", "credit", "--event-time", "at", "--exclude", "land", "--reference",
        "spring", "--bootstrap-servers", kafka, "--dry-run");
    assertThat(batch.out()).as(batch.err()).contains("stable            0 of 1");
    Cli unknown = Cli.run("batch", data, "--model", "credit", "--event-time", "at", "--reference", "autumn",
        "--bootstrap-servers", kafka, "--dry-run");
    assertThat(unknown.err()).contains("no reference 'autumn'").contains("credit spring");
  }

  @Test
  void aRecalibratedReferenceIsTheSameButNewer() throws Exception {
    // Given
    Path data = Files.write(folder.resolve("r.csv"), List.of("x", "1", "2"));
    String kafka = broker.address();
    for (String name : List.of("spring", "summer")) {
      assertThat(Cli.run("reference", "build", data, "--model", "fares", "--name", name, "--bootstrap-servers", kafka)
          .exitCode()).isZero();
    }

    // When
    Cli spring = Cli.run("reference", "recalibrate", "--model", "fares", "--name", "spring", "--bootstrap-servers",
        kafka);
    Cli none = Cli.run("reference", "recalibrate", "--model", "fares", "--name", "winter", "--bootstrap-servers",
        kafka);

    // Then it is listed first, as the newest
    assertThat(spring.exitCode()).as(spring.err()).isZero();
    assertThat(none.err()).contains("model 'fares' has no reference 'winter'").contains("spring");
    Cli list = Cli.run("reference", "list", "--model", "fares", "--bootstrap-servers", kafka);
    assertThat(list.out().lines().skip(1).map(line -> line.replaceAll(" +", " ").replaceAll(" 20\\d\\d-.*", "")))
        .containsExactly("fares spring all 2 1", "fares summer all 2 1");
  }

  /** The oracle is Kafka's own partitioner: it places a record whose key is the model. */
  @Test
  void referencesLieInThePartitionOfTheirModel() throws Exception {
    // Given
    Path data = Files.write(folder.resolve("r.csv"), List.of("x", "1", "2"));
    List<String> models = IntStream.range(0, 8).mapToObj(i -> "model-" + i).toList();

    // When
    models.forEach(model -> assertThat(Cli.run("reference", "build", data, "--model", model, "--name", "r",
        "--bootstrap-servers", broker.address()).exitCode()).isZero());

    // Then
    Map<String, Integer> published = partitionsByKey();
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.address());
    Set<Integer> used = new HashSet<>();
    try (Admin admin = Admin.create(settings);
        KafkaProducer<String, String> producer = new KafkaProducer<>(settings, new StringSerializer(),
            new StringSerializer())) {
      int partitions = producer.partitionsFor(TOPIC).size();
      admin.createTopics(List.of(new NewTopic("oracle", partitions, (short) 1))).all().get();
      for (String model : models) {
        int wanted = producer.send(new ProducerRecord<>("oracle", model, "")).get().partition();
        assertThat(published).containsEntry(model + "|r|all|0", wanted);
        used.add(wanted);
      }
    }
    assertThat(used).as("the models are spread, so that chance cannot pass").hasSizeGreaterThan(1);
  }

  private static Map<String, Integer> partitionsByKey() {
    Map<String, Integer> result = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(Map.of("bootstrap.servers", broker.address()),
        new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
          .map(partition -> new TopicPartition(TOPIC, partition.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> result.put(record.key(), record.partition()));
      }
    }
    return result;
  }
}

package io.driftmeter.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.driftmeter.app.config.ConfigLoader;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.driftmeter.app.topology.MonitorTopology;
import io.driftmeter.local.LocalBroker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standby in the rack that failed is no standby; and a changelog that is never compacted takes for ever to restore. */
class RacksIT {
  private static final int PARTITIONS = 4;
  private static final int MERGES = 2;
  private static final Duration WITHIN = Duration.ofMinutes(2);

  @TempDir
  private Path folder;
  private LocalBroker broker;
  private final List<KafkaStreams> instances = new ArrayList<>();

  @BeforeEach
  void startBroker() throws Exception {
    broker = new LocalBroker(folder.resolve("kafka"), 0);
    broker.start();
    try (Admin admin = admin()) {
      admin.createTopics(List.of(new NewTopic("predictions", PARTITIONS, (short) 1))).all().get();
    }
  }

  @AfterEach
  void stop() {
    instances.forEach(instance -> instance.close(CloseOptions.timeout(Duration.ofSeconds(10))));
    broker.close();
  }

  @Test
  void theStandbyOfATaskIsKeptInTheOtherRack() throws Exception {
    // Given
    Map<String, List<KafkaStreams>> byZone = new TreeMap<>();

    // When
    for (String zone : List.of("north", "north", "south")) {
      byZone.computeIfAbsent(zone, any -> new ArrayList<>()).add(start(zone));
    }

    // Then
    await().atMost(WITHIN).untilAsserted(() -> {
      Map<String, Set<TaskId>> active = tasks(byZone, ThreadMetadata::activeTasks);
      Map<String, Set<TaskId>> standby = tasks(byZone, ThreadMetadata::standbyTasks);
      assertThat(active.values().stream().mapToInt(Set::size).sum()).isEqualTo(PARTITIONS + MERGES);
      assertThat(standby.get("south")).isNotEmpty().isEqualTo(active.get("north"));
      assertThat(standby.get("north")).isNotEmpty().isEqualTo(active.get("south"));
    });
  }

  @Test
  void changelogsAreCutIntoSegmentsThatTheBrokerCanCompact() throws Exception {
    // Given
    KafkaStreams instance = start("north");
    await().atMost(WITHIN).until(() -> instance.state() == KafkaStreams.State.RUNNING);

    // When
    Map<String, Map<String, String>> changelogs = new HashMap<>();
    try (Admin admin = admin()) {
      List<ConfigResource> topics = admin.listTopics().names().get().stream()
          .filter(name -> name.endsWith("-changelog"))
          .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
      admin.describeConfigs(topics).all().get()
          .forEach((topic, settings) -> settings.entries().forEach(entry -> changelogs
              .computeIfAbsent(topic.name(), any -> new HashMap<>()).put(entry.name(), entry.value())));
    }

    // Then
    assertThat(changelogs).isNotEmpty().allSatisfy((name, settings) -> assertThat(settings)
        .containsEntry(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)
        .containsEntry(TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(32 << 20)));
    assertThat(changelogs).hasEntrySatisfying("driftmeter-windows-predictions-changelog",
        settings -> assertThat(settings).containsEntry(TopicConfig.DELETE_RETENTION_MS_CONFIG, "3600000"));
    // On disk, and so perhaps taken up again after hours: its tombstones are needed longer.
    assertThat(changelogs).hasEntrySatisfying("driftmeter-parts-changelog",
        settings -> assertThat(settings).containsEntry(TopicConfig.DELETE_RETENTION_MS_CONFIG, "86400000"));
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.address()));
  }

  private KafkaStreams start(String zone) throws IOException {
    String name = zone + instances.size();
    Path file = Files.writeString(folder.resolve(name + ".yaml"), """
        kafka:
          bootstrap.servers: "%s"
          state.dir: "%s"
          num.stream.threads: 1
          num.standby.replicas: 1
          rack.aware.assignment.tags: zone
          client.tag.zone: %s
        topics: {partitions: %d, replication: 1}
        models: [{name: m, topic: predictions, format: json}]
        """.formatted(broker.address(), folder.resolve(name), zone, MERGES));
    MonitorConfig config = ConfigLoader.load(file, Map.of());
    try (Admin admin = admin()) {
      new TopicSetup(config).run(admin);
    }
    KafkaStreams streams = new KafkaStreams(new MonitorTopology(config, id -> {
      throw new IllegalArgumentException("JSON has no schema " + id);
    }, (topic, partition) -> OptionalLong.empty(), null, new MonitorMetrics(new SimpleMeterRegistry())).get(),
        StreamsSettings.of(config));
    instances.add(streams);
    streams.start();
    return streams;
  }

  private static Map<String, Set<TaskId>> tasks(Map<String, List<KafkaStreams>> byZone,
      Function<ThreadMetadata, Set<TaskMetadata>> which) {
    Map<String, Set<TaskId>> result = new TreeMap<>();
    byZone.forEach((zone, streams) -> streams.stream().flatMap(each -> each.metadataForLocalThreads().stream())
        .flatMap(thread -> which.apply(thread).stream())
        .forEach(task -> result.computeIfAbsent(zone, any -> new TreeSet<>()).add(task.taskId())));
    return result;
  }
}

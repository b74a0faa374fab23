package io.driftmeter.simulator.cli;

import io.driftmeter.simulator.publish.KafkaOutlet;
import io.driftmeter.simulator.publish.KafkaTarget;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to publish. */
final class KafkaOptions {
  @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", defaultValue = "localhost:9092", description = "Kafka brokers (${DEFAULT-VALUE})")
  private String bootstrapServers;

  @Option(names = "--registry-url", paramLabel = "URL", description = "schema registry with Confluent's REST protocol; needed for Avro")
  private @Nullable String registryUrl;

  @Option(names = "--kafka", paramLabel = "KEY=VALUE", description = "further property of the Kafka clients, may be repeated")
  private Map<String, String> properties = new LinkedHashMap<>();

  @Option(names = "--timeout", paramLabel = "DURATION", defaultValue = "10s", converter = DurationConverter.class, description = "fail if no broker answers for so long (${DEFAULT-VALUE})")
  private Duration timeout;

  @Option(names = "--partitions", paramLabel = "N", defaultValue = "3", description = "of a topic that has to be made (${DEFAULT-VALUE})")
  private int partitions;

  int partitions() {
    return partitions;
  }

  KafkaOutlet outlet() {
    return new KafkaOutlet(new KafkaTarget(bootstrapServers, registryUrl, properties, timeout));
  }
}

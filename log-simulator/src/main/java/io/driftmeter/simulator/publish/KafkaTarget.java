package io.driftmeter.simulator.publish;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster and its registry.
 *
 * @param registryUrl null if only JSON is published
 * @param properties  of the Kafka clients, such as those of authentication
 * @param timeout     after which an unreachable broker is a failure
 */
public record KafkaTarget(String bootstrapServers, @Nullable String registryUrl, Map<String, String> properties,
    Duration timeout) {
  public KafkaTarget {
    properties = Map.copyOf(properties);
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("a timeout is positive, found " + timeout);
    }
  }

  /** Without authentication, and ten seconds' patience. */
  public static KafkaTarget of(String bootstrapServers, String registryUrl) {
    return new KafkaTarget(bootstrapServers, registryUrl, Map.of(), Duration.ofSeconds(10));
  }
}

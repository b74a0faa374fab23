package io.driftmeter.app.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole of {@code monitor.yaml}.
 *
 * @param kafka    passed through to the Kafka clients and Kafka Streams; {@code bootstrap.servers} is required
 * @param registry where Avro schemas are looked up; null if no topic carries Avro
 * @param postgres where verdicts are written; null for Kafka only
 */
public record MonitorConfig(Map<String, String> kafka, @Nullable RegistryConfig registry,
    @Nullable PostgresConfig postgres, HttpConfig http, TopicsConfig topics, List<ModelConfig> models) {
  public MonitorConfig {
    kafka = Map.copyOf(kafka);
    models = List.copyOf(models);
  }

  /** Of Kafka's properties only the names: any of them may be a secret. */
  @Override
  public String toString() {
    return "MonitorConfig[kafka=" + kafka.keySet().stream().sorted().toList() + ", registry=" + registry + ", postgres="
        + postgres + ", http=" + http + ", topics=" + topics + ", models=" + models + "]";
  }
}

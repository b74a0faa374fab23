package io.driftmeter.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** Holds the properties that pass through against Kafka's own definitions, as far as these know them. */
final class KafkaProperties {
  private static final List<ConfigDef> DEFINITIONS = List.of(StreamsConfig.configDef(), ConsumerConfig.configDef(),
      ProducerConfig.configDef(), AdminClientConfig.configDef());
  private static final Map<String, ConfigDef> PREFIXES = Map.of("main.consumer.", ConsumerConfig.configDef(),
      "restore.consumer.", ConsumerConfig.configDef(), "global.consumer.", ConsumerConfig.configDef(), "consumer.",
      ConsumerConfig.configDef(), "producer.", ProducerConfig.configDef(), "admin.", AdminClientConfig.configDef());
  private static final Map<String, String> FIXED = Map.of("application.id", "it is topics.prefix", "replication.factor",
      "it is topics.replication", "processing.exception.handler",
      "a record holds a whole poll of events, and those that cannot be read go to the dead letters one by one");

  private KafkaProperties() {}

  /** What is wrong, by property. */
  static Map<String, String> check(Map<String, String> properties) {
    Map<String, String> problems = new LinkedHashMap<>();
    properties.forEach((name, value) -> {
      if (FIXED.containsKey(name)) {
        problems.put(name, "cannot be set; " + FIXED.get(name));
      } else if (!value.contains("${")) {
        check(name, value, problems);
      }
    });
    return problems;
  }

  private static void check(String name, String value, Map<String, String> problems) {
    PREFIXES.forEach((prefix, definition) -> {
      if (name.startsWith(prefix)) {
        check(definition, name.substring(prefix.length()), name, value, problems);
      }
    });
    DEFINITIONS.forEach(definition -> check(definition, name, name, value, problems));
  }

  private static void check(ConfigDef definition, String name, String shown, String value,
      Map<String, String> problems) {
    ConfigDef.ConfigKey key = definition.configKeys().get(name);
    // Classes may be on the class path of the running monitor only; secrets parse always.
    if (key == null || key.type() == ConfigDef.Type.CLASS || key.type() == ConfigDef.Type.PASSWORD) {
      return;
    }
    try {
      Object parsed = ConfigDef.parseType(name, value, key.type());
      if (key.validator != null) {
        key.validator.ensureValid(name, parsed);
      }
    } catch (ConfigException e) {
      problems.putIfAbsent(shown, "is refused by Kafka: " + e.getMessage());
    }
  }
}

package io.driftmeter.app.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes a configuration and reads it back. */
final class ConfigFile {
  static final String LEAST = """
      kafka:
        bootstrap.servers: localhost:9092
      registry:
        url: http://localhost:8081
      models:
        - name: eta
          topic: predictions
      """;

  private ConfigFile() {}

  static MonitorConfig load(Path folder, String yaml, Map<String, String> environment) throws IOException {
    return ConfigLoader.load(Files.writeString(folder.resolve("monitor.yaml"), yaml), environment);
  }

  static MonitorConfig load(Path folder, String yaml) throws IOException {
    return load(folder, yaml, Map.of());
  }

  /** What is wrong, each as a line; fails if nothing is. */
  static List<String> problems(Path folder, String yaml, Map<String, String> environment) {
    return catchThrowableOfType(InvalidConfigException.class, () -> load(folder, yaml, environment)).problems().stream()
        .map(ConfigProblem::toString).toList();
  }

  static List<String> problems(Path folder, String yaml) {
    return problems(folder, yaml, Map.of());
  }
}

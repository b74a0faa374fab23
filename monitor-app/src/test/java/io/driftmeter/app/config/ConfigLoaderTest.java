package io.driftmeter.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.alarm.Budget;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.verdict.Correction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** A value that lands in the wrong place, or a default that changes unseen, makes verdicts that nobody asked for. */
class ConfigLoaderTest {
  /** Each key with a value that is not its default. */
  private static final String EVERYTHING = """
      kafka: {bootstrap.servers: "one:9092,two:9093", num.stream.threads: 3}
      registry: {url: "https://registry/api", username: reader, password: r3ad}
      postgres: {url: "jdbc:postgresql://db/drift", username: writer, password: wr1te, retention: 30d}
      http: {host: 0.0.0.0, port: 9000}
      topics: {prefix: watch, partitions: 12, replication: 3}
      models:
        - name: eta
          topic: predictions
          format: json
          model: meta.model
          version: meta.version
          id: meta.id
          event_time: meta.at
          producer_header: producer
          columns:
            - distance
            - {name: airport, path: route.airport, type: boolean, role: attribute, required: true}
          segments: [airport]
          window: {size: 5m, grace: 20s, idle_timeout: 40s, completeness_timeout: 50s, late_horizon: 2h, future_tolerance: 1m}
          reference: {name: summer}
          drift: {level: 0.05, effect: 0.2, min_rows: 100, correction: by, false_alarms: 2 per 7d, close_after: 5, calibration_windows: 30, measures: [mann_whitney, ks]}
          profile: {k: 256, categories: 500, segment_values: 10}
        - name: scores
          topic: scores
          exclude: [customer.id]
          reference: {learn_windows: 7, learn_rows: 7000}
      """;
  /** The keys that exclude others. */
  private static final String SECRETS_IN_FILES = """
      kafka: {bootstrap.servers: "one:9092"}
      registry: {url: "https://registry", token_file: token.txt}
      postgres: {url: "jdbc:postgresql://db/drift", username: writer, password_file: password.txt}
      models: [{name: eta, topic: predictions}]
      """;

  @TempDir
  private Path folder;

  @Test
  void aNameAndATopicAreEnoughAndTheRestIsByDefault() throws IOException {
    // When
    MonitorConfig config = ConfigFile.load(folder, ConfigFile.LEAST);

    // Then
    assertThat(config).isEqualTo(new MonitorConfig(Map.of("bootstrap.servers", "localhost:9092"),
        new RegistryConfig("http://localhost:8081", null, null, null), null, new HttpConfig("127.0.0.1", 8080),
        new TopicsConfig("driftmeter", 6, (short) -1),
        List.of(new ModelConfig("eta", "predictions", ModelConfig.Format.AVRO, null, null, null, null, List.of(),
            List.of(), List.of(),
            new WindowConfig(Duration.ofMinutes(1), Duration.ofSeconds(10), Duration.ofSeconds(30),
                Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(5)),
            new ProfileConfig(512, 1000, 100), new ReferenceConfig(null, 3, 1000),
            new DriftConfig(0.01, 0.1, 30, Correction.BH, new Budget(1, Duration.ofDays(30)), 3, 20,
                Measures.DEFAULT)))));
  }

  @Test
  void documentedDefaultsAreTheDefaults() throws IOException {
    // Given
    Map<String, String> defaults = ConfigKeys.ALL.stream().filter(key -> key.defaultValue() != null)
        .collect(Collectors.toMap(ConfigKey::path, key -> Objects.requireNonNull(key.defaultValue())));
    String model = "models: [{name: eta, topic: predictions, columns: [{name: a"
        + spelled(defaults, "models[].columns[]")
        + "}]" + spelled(defaults, "models[]") + section(defaults, "window") + section(defaults, "reference")
        + section(defaults, "drift") + section(defaults, "profile") + "}]\n";
    String head = "kafka: {bootstrap.servers: 'b:1'}\nregistry: {url: 'http://r'}\n";

    // When
    MonitorConfig spelledOut = ConfigFile.load(folder, head + "http: {" + spelled(defaults, "http").substring(2)
        + "}\ntopics: {" + spelled(defaults, "topics").substring(2) + "}\n" + model);

    // Then
    assertThat(spelledOut)
        .isEqualTo(ConfigFile.load(folder, head + "models: [{name: eta, topic: predictions, columns: [a]}]"));
    assertThat(defaults).hasSize(26);
  }

  private static String section(Map<String, String> defaults, String name) {
    return ", " + name + ": {" + spelled(defaults, "models[]." + name).substring(2) + "}";
  }

  private static String spelled(Map<String, String> defaults, String parent) {
    return ConfigKeys.ALL.stream().filter(key -> key.parent().equals(parent) && defaults.containsKey(key.path()))
        .map(key -> ", " + key.name() + ": " + defaults.get(key.path())).collect(Collectors.joining());
  }

  @Test
  void everyValueLandsInItsPlace() throws IOException {
    // When
    MonitorConfig config = ConfigFile.load(folder, EVERYTHING);

    // Then
    assertThat(config).isEqualTo(new MonitorConfig(
        Map.of("bootstrap.servers", "one:9092,two:9093", "num.stream.threads", "3"),
        new RegistryConfig("https://registry/api", "reader", "r3ad", null),
        new PostgresConfig("jdbc:postgresql://db/drift", "writer", "wr1te", Duration.ofDays(30)),
        new HttpConfig("0.0.0.0", 9000), new TopicsConfig("watch", 12, (short) 3),
        List.of(
            new ModelConfig("eta", "predictions", ModelConfig.Format.JSON, "meta.model", "meta.version", "meta.id",
                "meta.at", "producer",
                List.of(new ColumnConfig("distance", null, null, ColumnRole.FEATURE, false),
                    new ColumnConfig("airport", "route.airport", ColumnType.BOOLEAN, ColumnRole.ATTRIBUTE, true)),
                List.of(), List.of("airport"),
                new WindowConfig(Duration.ofMinutes(5), Duration.ofSeconds(20), Duration.ofSeconds(40),
                    Duration.ofSeconds(50), Duration.ofHours(2), Duration.ofMinutes(1)),
                new ProfileConfig(256, 500, 10), new ReferenceConfig("summer", 3, 1000),
                new DriftConfig(0.05, 0.2, 100, Correction.BY, new Budget(2, Duration.ofDays(7)), 5, 30,
                    Measures.named(List.of("mann_whitney", "ks")))),
            new ModelConfig("scores", "scores", ModelConfig.Format.AVRO, null, null, null, null, List.of(),
                List.of("customer.id"), List.of(), WindowConfig.DEFAULT, ProfileConfig.DEFAULT,
                new ReferenceConfig(null, 7, 7000), DriftConfig.DEFAULT))));
  }

  @Test
  void noKeyIsLeftOutOfTheseTests() {
    // Given
    Set<String> tested = new TreeSet<>(List.of("registry.token", "registry.password_file"));
    for (String yaml : List.of(EVERYTHING, SECRETS_IN_FILES)) {
      collect("", new Yaml(new LoaderOptions()).load(yaml), tested);
    }

    // Then
    assertThat(ConfigKeys.ALL).extracting(ConfigKey::path).filteredOn(path -> !path.equals("kafka.*"))
        .isSubsetOf(tested);
  }

  private static void collect(String path, Object value, Set<String> paths) {
    paths.add(path);
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> collect(path.isEmpty() ? "" + key : path + "." + key, each, paths));
    } else if (value instanceof List<?> list) {
      list.forEach(each -> collect(path + "[]", each, paths));
    }
  }

  @Test
  void secretsComeFromFilesBesideTheConfiguration() throws IOException {
    // Given
    Files.writeString(folder.resolve("token.txt"), "t0ken\n");
    Files.writeString(folder.resolve("password.txt"), "pass word\r\n");

    // When
    MonitorConfig config = ConfigFile.load(folder, SECRETS_IN_FILES);

    // Then
    assertThat(config.registry()).isEqualTo(new RegistryConfig("https://registry", null, null, "t0ken"));
    assertThat(config.postgres())
        .isEqualTo(new PostgresConfig("jdbc:postgresql://db/drift", "writer", "pass word", null));
  }

  @Test
  void secretsComeInPlaceOfTheirFilesToo() throws IOException {
    // Given
    Files.writeString(folder.resolve("password.txt"), "r3ad");

    // When
    MonitorConfig token = ConfigFile.load(folder, ConfigFile.LEAST.replace("models:", "  token: t0ken\nmodels:"));
    MonitorConfig password = ConfigFile.load(folder,
        ConfigFile.LEAST.replace("models:", "  username: reader\n  password_file: password.txt\nmodels:"));

    // Then
    assertThat(token.registry()).isEqualTo(new RegistryConfig("http://localhost:8081", null, null, "t0ken"));
    assertThat(password.registry()).isEqualTo(new RegistryConfig("http://localhost:8081", "reader", "r3ad", null));
  }

  @Test
  void theEnvironmentFillsPlaceholders() throws IOException {
    // Given
    String yaml = ConfigFile.LEAST.replace("localhost:9092", "${HOST}:${PORT:-9092}").replace("topic: predictions",
        "topic: ${UNSET:-fallback}") + "http: {port: '${HTTP}'}\n";

    // When
    MonitorConfig config = ConfigFile.load(folder, yaml, Map.of("HOST", "broker", "HTTP", "9999"));

    // Then
    assertThat(config.kafka()).containsEntry("bootstrap.servers", "broker:9092");
    assertThat(config.models().getFirst().topic()).isEqualTo("fallback");
    assertThat(config.http().port()).isEqualTo(9999);
  }

  @Test
  void kafkaPropertiesPassThroughAsTheyAre() throws IOException {
    // Given
    String yaml = ConfigFile.LEAST.replace("localhost:9092", """
        [one:9092, 'two:9092']
          made.up.property: on
          consumer.max.poll.records: 500
          ssl.keystore.password: ${file:/secrets:keystore}
          config.providers.x: $${NOT_A_PLACEHOLDER}""");

    // When
    Map<String, String> kafka = ConfigFile.load(folder, yaml).kafka();

    // Then
    assertThat(kafka).isEqualTo(Map.of("bootstrap.servers", "one:9092,two:9092", "made.up.property", "on",
        "consumer.max.poll.records", "500", "ssl.keystore.password", "${file:/secrets:keystore}", "config.providers.x",
        "${NOT_A_PLACEHOLDER}"));
  }

  @Test
  void anEmptySectionIsTheSameAsNone() throws IOException {
    // When
    MonitorConfig config = ConfigFile.load(folder, ConfigFile.LEAST + "http:\ntopics: {}\npostgres: ~\n");

    // Then
    assertThat(config).isEqualTo(ConfigFile.load(folder, ConfigFile.LEAST));
  }

  @Test
  void nothingThatIsPrintedHoldsASecret() throws IOException {
    // Given
    String yaml = EVERYTHING.replace("num.stream.threads: 3", "sasl.jaas.config: s3cret");

    // When
    MonitorConfig config = ConfigFile.load(folder, yaml);

    // Then
    assertThat(config.kafka()).containsValue("s3cret");
    assertThat(config.toString()).contains("sasl.jaas.config").doesNotContain("s3cret", "r3ad", "wr1te");
    assertThat(new RegistryConfig("http://r", null, null, "t0ken").toString()).doesNotContain("t0ken");
  }
}

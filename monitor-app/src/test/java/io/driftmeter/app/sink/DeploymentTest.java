package io.driftmeter.app.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.driftmeter.app.config.ConfigLoader;
import io.driftmeter.app.config.MonitorConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is deployed is written in files that no compiler reads. */
class DeploymentTest {
  private static final Map<String, String> PASSWORDS = Map.of("DRIFTMETER_DB_PASSWORD", "one", "GRAFANA_DB_PASSWORD",
      "two", "GRAFANA_ADMIN_PASSWORD", "three");

  @TempDir
  Path folder;

  static Stream<Map.Entry<String, JsonNode>> services() throws IOException {
    JsonNode compose = new YAMLMapper().readTree(Repository.path("docker-compose.yml").toFile());
    return compose.path("services").properties().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void everyServiceIsPinnedBoundedWatchedUnprivilegedAndReachedFromThisMachineOnly(
      Map.Entry<String, JsonNode> service) {
    // Given
    JsonNode settings = service.getValue();

    // When
    String image = settings.path("image").asText();

    // Then
    assertThat(image).matches("[a-z/-]+:v?\\d+\\.\\d+[\\w.-]*");
    assertThat(settings.path("mem_limit").asText()).isNotBlank();
    assertThat(settings.path("healthcheck").path("test")).isNotEmpty();
    assertThat(settings.path("user").asText()).isNotBlank().isNotIn("root", "0");
    assertThat(settings.path("ports")).allMatch(port -> port.asText().startsWith("127.0.0.1:"));
    settings.path("environment").properties().stream().filter(variable -> variable.getKey().contains("PASSWORD"))
        .forEach(variable -> assertThat(variable.getValue().asText()).startsWith("${").contains(":?"));
  }

  @Test
  void composeAcceptsItsFile() throws Exception {
    // Given
    assumeInstalled("docker-compose");

    // When
    Output output = run(PASSWORDS, "docker-compose", "--env-file", noFile(), "config", "--quiet");

    // Then
    assertThat(output.exitCode()).as(output.text()).isZero();
  }

  @Test
  void aForgottenPasswordStopsTheStartAndSaysWhatToDo() throws Exception {
    // Given
    assumeInstalled("docker-compose");

    // When
    Output output = run(Map.of(), "docker-compose", "--env-file", noFile(), "config", "--quiet");

    // Then
    assertThat(output.exitCode()).isNotZero();
    assertThat(output.text()).contains("copy .env.example to .env");
  }

  @Test
  void theExampleNamesEveryPasswordAndHoldsNone() throws IOException {
    // Given
    String example = Repository.text(Repository.path(".env.example"));

    // When
    List<String> settings = example.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();

    // Then
    assertThat(settings).containsExactlyInAnyOrderElementsOf(PASSWORDS.keySet().stream().map(n -> n + "=").toList());
  }

  @Test
  void theMonitorAcceptsItsConfiguration() {
    // Given
    Path file = Repository.path("monitor-app/src/main/docker/monitor.yaml");

    // When
    MonitorConfig config = ConfigLoader.load(file, PASSWORDS);

    // Then
    assertThat(config.models()).hasSize(1);
    assertThat(config.postgres()).isNotNull();
  }

  @Test
  void prometheusAcceptsItsConfigurationAndTheAlertsFireWhenTheyShould() throws Exception {
    // Given
    assumeInstalled("promtool");

    // When
    Output check = run(Map.of(), "promtool", "check", "config",
        Repository.path("prometheus/prometheus.yml").toString());
    Output test = run(Map.of(), "promtool", "test", "rules", Repository.path("prometheus/alerts_test.yml").toString());

    // Then
    assertThat(check.exitCode()).as(check.text()).isZero();
    assertThat(test.exitCode()).as(test.text()).isZero();
  }

  @Test
  void dashboardsAndAlertsUseOnlyMetricsThatAreDocumented() {
    // Given
    Set<String> documented = metrics(Repository.text(Repository.path("docs/metrics.md")));

    // When
    Set<String> used = metrics(Repository.text(Repository.path("grafana/dashboards/health.json"))
        + Repository.text(Repository.path("prometheus/alerts.yml")));

    // Then
    assertThat(used).hasSizeGreaterThan(5).isSubsetOf(documented);
  }

  private static Set<String> metrics(String text) {
    return Pattern.compile("driftmeter_[a-z_]*[a-z]").matcher(text).results().map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private record Output(int exitCode, String text) {}

  private static void assumeInstalled(String command) {
    boolean installed = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
        .anyMatch(path -> Files.isExecutable(Path.of(path, command)));
    assumeTrue(installed, command + " is not installed; install it to have this checked");
  }

  /** In place of a .env that may lie about. */
  private String noFile() throws IOException {
    return Files.createTempFile(folder, "empty", ".env").toString();
  }

  private Output run(Map<String, String> variables, String... command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    ProcessBuilder process = new ProcessBuilder(command).directory(Repository.path("").toFile())
        .redirectErrorStream(true).redirectOutput(output.toFile());
    process.environment().keySet().removeAll(PASSWORDS.keySet());
    process.environment().putAll(variables);
    int exitCode = process.start().waitFor();
    return new Output(exitCode, Files.readString(output, StandardCharsets.UTF_8));
  }
}

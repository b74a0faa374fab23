package io.driftmeter.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.driftmeter.core.profile.ProfileSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever fixes one problem only to be told the next gives up; a mistake that is not found makes wrong verdicts. */
class ConfigProblemsTest {
  @TempDir
  private Path folder;

  @Test
  void tenMistakesAreTenProblemsInOneRun() {
    // Given
    String yaml = """
        kafka:
          bootstrap.servers: localhost
        registri:
          url: http://localhost:8081
        http:
          port: 70000
        models:
          - name: eta
            topic: my predictions
            window:
              size: 1 minuet
              grace: 3h
            eventTime: pickup
            columns: [distance, distance]
            segments: [airport]
          - name: eta
            topic: scores
            format: jsn
            drift: {level: lots, measures: [psi, mannwhitney]}
        """;

    // When
    List<String> problems = ConfigFile.problems(folder, yaml);

    // Then
    assertThat(problems).containsExactly(
        "line 1: registry: is missing, though a model's format is avro; "
            + "add registry: {url: ...}, or write format: json for topics that carry JSON",
        "line 2: kafka.bootstrap.servers: found 'localhost'; allowed is host:port, several separated by commas",
        "line 3: registri: is not known here; did you mean registry?",
        "line 6: http.port: found '70000'; allowed is a whole number from 0 to 65535",
        "line 9: models[0].topic: found 'my predictions'; allowed is a topic name: at most 249 of a-z A-Z 0-9 . _ -",
        "line 11: models[0].window.size: found '1 minuet'; allowed is a duration from 1s to 366d, "
            + "such as 30s, 1m, 2h, 7d or PT1M",
        "line 12: models[0].window.grace: found a grace of 3h and a late_horizon of 1h; "
            + "allowed is a grace below the late_horizon",
        "line 13: models[0].eventTime: is not known here; did you mean event_time?",
        "line 14: models[0].columns[1].name: found 'distance' a second time; allowed is a name of its own for each",
        "line 15: models[0].segments: found 'airport'; allowed is a name of columns: distance",
        "line 16: models[1].name: found 'eta', as in models[0].name; allowed is a name of its own for each model",
        "line 18: models[1].format: found 'jsn'; allowed is avro or json",
        "line 19: models[1].drift.level: found 'lots'; allowed is a number from 0.0000001 to 0.5",
        "line 19: models[1].drift.measures: found 'mannwhitney'; did you mean mann_whitney?");
  }

  @Test
  void theMessageListsThemAllUnderTheNameOfTheFile() throws IOException {
    // Given
    Path file = Files.writeString(folder.resolve("monitor.yaml"), "kafka: {}\nmodels: []\n");

    // When / Then
    assertThatThrownBy(() -> ConfigLoader.load(file, Map.of())).isInstanceOf(InvalidConfigException.class)
        .hasMessage(file + " has 2 problems:\n"
            + "  line 1: kafka.bootstrap.servers: is missing; needed is host:port, several separated by commas\n"
            + "  line 2: models: names no model; needed is a list with at least one model");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      modles: []                       | line 9: modles: is not known here; did you mean models?
      htpp: {port: 1}                  | line 9: htpp: is not known here; did you mean http?
      format: avro                     | line 9: format: is not known here; it belongs to models[]
      http: {Port: 1}                  | line 9: http.Port: is not known here; did you mean port?
      http: {timeout: 1s}              | line 9: http.timeout: is not known here; known are host, port
      http: 8080                       | line 9: http: found '8080'; allowed is a mapping
      http: {port: [1]}                | line 9: http.port: found a list; allowed is a single value
      http: {port: -1}                 | line 9: http.port: found '-1'; allowed is a whole number from 0 to 65535
      http: {port: 1, port: 2}         | line 9: http.port: is given twice, first in line 9; allowed is once
      topics: {replication: 0}         | line 9: topics.replication: found '0'; allowed is -1 for the broker's default, or a number from 1
      topics: {prefix: a b}            | line 9: topics.prefix: found 'a b'; allowed is the beginning of a topic name: at most 200 of a-z A-Z 0-9 . _ -
      postgres: {username: me}         | line 9: postgres.url: is missing; needed is a URL such as jdbc:postgresql://host:5432/database, without credentials
      """)
  void aMistakeIsNamedWithItsPlaceAndWhatToDo(String mistake, String problem) {
    // When
    List<String> problems = ConfigFile.problems(folder, ConfigFile.LEAST + "# here\n" + mistake + "\n");

    // Then
    assertThat(problems).containsExactly(problem);
  }

  @Test
  void anEmbeddingNamesNoSlicesOfTheTraffic() {
    // When
    List<String> problems = ConfigFile.problems(folder,
        ConfigFile.LEAST + "    columns: [{name: v, type: embedding}]\n    segments: [v]\n");

    // Then
    assertThat(problems).singleElement().asString()
        .contains("models[0].segments: found 'v', an embedding; allowed is a column of any other type");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      window: 0s                                         | models[0].window.size: found '0s'; allowed is a duration from 1s
      window: {late_horizon: 10s}                        | models[0].window.late_horizon: found a grace of 10s and a late_horizon of 10s
      window: {idle_timeout: -5s}                        | models[0].window.idle_timeout: found '-5s'; allowed is a duration from 1ms
      columns: {a: b}                                    | models[0].columns: found a mapping; allowed is a list
      columns: [{type: numeric}]                         | models[0].columns[0].name: is missing; needed is a text
      columns: [{name: a, type: date}]                   | models[0].columns[0].type: found 'date'; allowed is numeric or categorical or boolean or text or embedding
      columns: [{name: a, role: label}]                  | models[0].columns[0].role: found 'label'; allowed is feature or prediction or score or attribute
      columns: [{name: a, required: yes}]                | models[0].columns[0].required: found 'yes'; allowed is true or false
      segments: [a, a]                                   | models[0].segments[1]: found 'a' a second time; allowed is once
      event_time: a..b                                   | models[0].event_time: found 'a..b'; allowed is a dotted path
      reference: {name: r, learn_rows: 5}                | models[0].reference.learn_rows: has no effect beside name
      reference: {learn_windows: 0}                      | models[0].reference.learn_windows: found '0'; allowed is a whole number from 1
      drift: {effect: NaN}                               | models[0].drift.effect: found 'NaN'; allowed is a number from 0 to 100
      profile: {k: 7}                                    | models[0].profile.k: found '7'; allowed is a whole number from 8 to 2048
      profile: {categories: 5000}                        | models[0].profile.categories: found '5000'; allowed is a whole number from 2 to 4096
      """)
  void aMistakeInAModelIsNamed(String mistake, String problem) {
    // When
    List<String> problems = ConfigFile.problems(folder, ConfigFile.LEAST + "    " + mistake + "\n");

    // Then
    assertThat(problems).singleElement().asString().startsWith("line 8: " + problem);
  }

  @Test
  void settingsThatContradictEachOtherAreNamed() {
    // Given
    String yaml = """
        kafka: {bootstrap.servers: "localhost:9092", application.id: mine}
        registry: {url: "http://localhost:8081", username: me, token: abc, password: def}
        postgres: {url: "jdbc:postgresql://db/drift", username: me, password: ghi, password_file: jkl}
        models:
          - {name: a, topic: driftmeter.reports, format: json, columns: [x], exclude: [y]}
          - {name: b, topic: t, format: json}
          - {name: c, topic: t, format: json}
        """;

    // When
    List<String> problems = ConfigFile.problems(folder, yaml);

    // Then
    assertThat(problems).containsExactly("line 1: kafka.application.id: cannot be set; it is topics.prefix",
        "line 2: registry: is not used, as every model's format is json; remove it, or write format: avro",
        "line 2: registry.token: is given beside username or password; allowed is one way to authenticate",
        "line 3: postgres.password_file: password is given too; allowed is one of both",
        "line 5: models[0].exclude: has no effect beside columns; remove one of both",
        "line 5: models[0].topic: found 'driftmeter.reports', which the monitor writes itself; "
            + "allowed is a topic with predictions, or another topics.prefix",
        "line 7: models[2].topic: found 't', as in models[1].topic; allowed is one entry per topic, "
            + "which may tell several models apart by its key model");
  }

  @Test
  void kafkaPropertiesThatKafkaRefusesAreNamedBeforeTheStart() {
    // Given
    String yaml = ConfigFile.LEAST.replace("localhost:9092",
        "localhost:9092\n  num.stream.threads: many\n  processing.guarantee: twice\n  consumer.max.poll.records: 0");

    // When
    List<String> problems = ConfigFile.problems(folder, yaml);

    // Then
    assertThat(problems).hasSize(3);
    assertThat(problems.get(0)).startsWith("line 3: kafka.num.stream.threads: is refused by Kafka: ").contains("many");
    assertThat(problems.get(1)).startsWith("line 4: kafka.processing.guarantee: is refused by Kafka: ")
        .contains("exactly_once_v2");
    assertThat(problems.get(2)).startsWith("line 5: kafka.consumer.max.poll.records: is refused by Kafka: ");
  }

  @Test
  void aVariableThatIsNotSetIsNamedOnce() {
    // When
    List<String> problems = ConfigFile.problems(folder, ConfigFile.LEAST.replace("localhost:9092", "${BROKERS}"));

    // Then
    assertThat(problems).containsExactly(
        "line 2: kafka.bootstrap.servers: the environment has no BROKERS; set it, or write ${BROKERS:-default}");
  }

  @Test
  void aWrongValueFromTheEnvironmentIsShownWithItsVariable() {
    // When
    List<String> problems = ConfigFile.problems(folder, ConfigFile.LEAST + "http: {port: '${PORT}'}\n",
        Map.of("PORT", "eighty"));

    // Then
    assertThat(problems).containsExactly(
        "line 8: http.port: found 'eighty' from ${PORT}; allowed is a whole number from 0 to 65535");
  }

  @Test
  void aSecretFileThatIsMissingOrEmptyIsNamed() throws IOException {
    // Given
    Files.writeString(folder.resolve("empty.txt"), "\n");
    String yaml = ConfigFile.LEAST.replace("models:", "  token_file: empty.txt\nmodels:")
        + "postgres: {url: 'jdbc:postgresql://db/drift', username: me, password_file: missing.txt}\n";

    // When
    List<String> problems = ConfigFile.problems(folder, yaml);

    // Then
    assertThat(problems).containsExactly(
        "line 5: registry.token_file: found " + folder.resolve("empty.txt")
            + ", which is empty; allowed is a file that holds the secret",
        "line 9: postgres.password_file: found " + folder.resolve("missing.txt")
            + ", which cannot be read (NoSuchFileException); allowed is a readable text file that holds the secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry: {url: 'http://me:s3cret@host'}",
    "postgres: {url: 'jdbc:postgresql://db/d?user=me&password=s3cret', username: me}",
    "postgres: {url: 'jdbc:postgresql://me:s3cret@db/d', username: me}",
    "postgres: {url: 'jdbc:postgresql://db/d', username: me, password: [s3cret]}",
    "postgres: {url: 'jdbc:postgresql://db/d', username: me, password: 's3cret}",
    "kafka: {sasl.jaas.config: [[s3cret]]}"})
  void noMessageHoldsASecret(String mistake) {
    // Given
    String yaml = "models: [{name: a, topic: t}]\n" + mistake;

    // When
    List<String> problems = ConfigFile.problems(folder, yaml);

    // Then
    assertThat(problems).isNotEmpty().noneMatch(problem -> problem.contains("s3cret"));
  }

  @Test
  void aFileThatIsNoYamlIsNamedWithTheLine() {
    // When
    List<String> problems = ConfigFile.problems(folder, "kafka:\n  bootstrap.servers: [a\nmodels: {");

    // Then
    assertThat(problems).singleElement().asString().startsWith("line 3: is not YAML: expected ',' or ']'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "~"})
  void anEmptyFileLacksWhatIsRequired(String yaml) {
    // When
    List<String> problems = ConfigFile.problems(folder, yaml);

    // Then
    assertThat(problems).containsExactlyInAnyOrder(
        "line 1: kafka: is missing; needed is kafka properties, with bootstrap.servers",
        "line 1: models: is missing; needed is a list with at least one model");
  }

  @Test
  void aMissingFileIsSaidToBeMissing() {
    // When / Then
    assertThatThrownBy(() -> ConfigLoader.load(folder.resolve("none.yaml"), Map.of()))
        .isInstanceOf(InvalidConfigException.class).hasMessageEndingWith("has a problem:\n  there is no such file");
  }

  @Test
  void theLimitsOfAProfileAreThoseOfTheCore() {
    // Given
    ValueType.Whole k = limits("models[].profile.k");
    ValueType.Whole categories = limits("models[].profile.categories");

    // Then
    assertThat(new ProfileSettings((int) k.least(), (int) categories.least())).isNotNull();
    assertThat(new ProfileSettings((int) k.greatest(), (int) categories.greatest())).isNotNull();
    assertThatThrownBy(() -> new ProfileSettings((int) k.least() - 1, 100));
    assertThatThrownBy(() -> new ProfileSettings((int) k.greatest() + 1, 100));
    assertThatThrownBy(() -> new ProfileSettings(512, (int) categories.least() - 1));
    assertThatThrownBy(() -> new ProfileSettings(512, (int) categories.greatest() + 1));
  }

  private static ValueType.Whole limits(String path) {
    return ConfigKeys.ALL.stream().filter(key -> key.path().equals(path)).map(key -> (ValueType.Whole) key.type())
        .findFirst().orElseThrow();
  }
}

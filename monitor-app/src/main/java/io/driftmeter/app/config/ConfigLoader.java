package io.driftmeter.app.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code monitor.yaml}; every key is listed in {@code docs/configuration.md}. */
public final class ConfigLoader {
  private ConfigLoader() {}

  /**
   * Reads and checks the file.
   *
   * @param environment  where {@code ${NAME}} and {@code ${NAME:-default}} are looked up
   * @throws InvalidConfigException with every problem at once, or because the file cannot be read
   */
  public static MonitorConfig load(Path file, Map<String, String> environment) {
    Problems problems = new Problems();
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(file);
    MonitorConfig config = read(
        new Section(problems, new Scalars(environment, folder, problems), compose(file)));
    List<ConfigProblem> found = problems.inOrder();
    if (!found.isEmpty()) {
      throw new InvalidConfigException(file.toString(), found);
    }
    return config;
  }

  private static @Nullable Node compose(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      return new Yaml(new LoaderOptions()).compose(reader);
    } catch (MarkedYAMLException e) {
      // Without its cause, whose message quotes the line: that may hold a secret.
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw invalid(file, line, "is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw invalid(file, 0, "is not YAML: it holds a character that is not allowed");
    } catch (NoSuchFileException e) {
      throw invalid(file, 0, "there is no such file");
    } catch (CharacterCodingException e) {
      throw invalid(file, 0, "is not UTF-8 text");
    } catch (IOException e) {
      throw invalid(file, 0, "cannot be read: " + e);
    }
  }

  private static InvalidConfigException invalid(Path file, int line, String message) {
    return new InvalidConfigException(file.toString(), List.of(new ConfigProblem("", line, message)));
  }

  private static MonitorConfig read(Section root) {
    TopicsConfig topics = topics(root.section("topics"));
    List<Section> sections = root.sections("models", "name");
    List<ModelConfig> models = sections.stream().map(ModelReader::read).toList();
    if (root.has("models") && models.isEmpty()) {
      root.problem("models", "names no model; needed is a list with at least one model");
    }
    checkDistinct(sections, models, topics);
    Section registry = root.section("registry");
    checkRegistryIsUsed(root, models);
    return new MonitorConfig(kafka(root.section("kafka")), registry.present() ? registry(registry) : null,
        postgres(root.section("postgres")), http(root.section("http")), topics, models);
  }

  private static Map<String, String> kafka(Section section) {
    section.text("bootstrap.servers");
    Map<String, String> properties = section.properties();
    KafkaProperties.check(properties).forEach(section::problem);
    return properties;
  }

  private static RegistryConfig registry(Section section) {
    Optional<String> username = section.text("username");
    Optional<String> password = section.secret("password");
    Optional<String> token = section.secret("token");
    boolean basic = section.has("username") || section.has("password") || section.has("password_file");
    if (basic && (section.has("token") || section.has("token_file"))) {
      section.problem(section.has("token") ? "token" : "token_file",
          "is given beside username or password; allowed is one way to authenticate");
    } else if (basic && !section.has("username")) {
      section.problem("username", "is missing, though there is a password; needed is both, or neither");
    } else if (basic && !section.has("password") && !section.has("password_file")) {
      section.problem("password", "is missing, though there is a username; needed is both, or neither");
    }
    return new RegistryConfig(section.require("url"), username.orElse(null), password.orElse(null),
        token.orElse(null));
  }

  private static @Nullable PostgresConfig postgres(Section section) {
    return section.present()
        ? new PostgresConfig(section.require("url"), section.require("username"),
            section.secret("password").orElse(null), section.time("retention").orElse(null))
        : null;
  }

  private static HttpConfig http(Section section) {
    return new HttpConfig(section.text("host").orElse(HttpConfig.DEFAULT.host()),
        section.whole("port", HttpConfig.DEFAULT.port()));
  }

  private static TopicsConfig topics(Section section) {
    int replication = section.whole("replication", (int) TopicsConfig.DEFAULT.replication());
    if (replication == 0) {
      section.problem("replication", "found '0'; allowed is -1 for the broker's default, or a number from 1");
    }
    return new TopicsConfig(section.text("prefix").orElse(TopicsConfig.DEFAULT.prefix()),
        section.whole("partitions", TopicsConfig.DEFAULT.partitions()), (short) replication);
  }

  /** A model's name is the key of its verdicts, and one entry's columns and clock apply to a whole topic. */
  private static void checkDistinct(List<Section> sections, List<ModelConfig> models, TopicsConfig topics) {
    Map<String, Section> names = new HashMap<>();
    Map<String, Section> inputs = new HashMap<>();
    for (int i = 0; i < sections.size(); i++) {
      Section section = sections.get(i);
      ModelConfig model = models.get(i);
      Section sameName = model.name().isEmpty() ? null : names.putIfAbsent(model.name(), section);
      if (sameName != null) {
        section.problem("name", "found '" + model.name() + "', as in " + sameName.pathOf("name")
            + "; allowed is a name of its own for each model");
      }
      Section sameTopic = model.topic().isEmpty() ? null : inputs.putIfAbsent(model.topic(), section);
      if (sameTopic != null) {
        section.problem("topic", "found '" + model.topic() + "', as in " + sameTopic.pathOf("topic")
            + "; allowed is one entry per topic, which may tell several models apart by its key model");
      }
      if (model.topic().startsWith(topics.prefix() + ".") && topics.all().contains(model.topic())) {
        section.problem("topic", "found '" + model.topic()
            + "', which the monitor writes itself; allowed is a topic with predictions, or another topics.prefix");
      }
    }
  }

  private static void checkRegistryIsUsed(Section root, List<ModelConfig> models) {
    boolean avro = models.stream().anyMatch(model -> model.format() == ModelConfig.Format.AVRO);
    if (avro && !root.has("registry")) {
      root.problem("registry", "is missing, though a model's format is avro; "
          + "add registry: {url: ...}, or write format: json for topics that carry JSON");
    } else if (!avro && root.has("registry") && !models.isEmpty()) {
      root.problem("registry", "is not used, as every model's format is json; remove it, or write format: avro");
    }
  }
}

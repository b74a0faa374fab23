package io.driftmeter.app.config;

import io.driftmeter.app.config.ValueType.Choice;
import io.driftmeter.app.config.ValueType.Fraction;
import io.driftmeter.app.config.ValueType.Text;
import io.driftmeter.app.config.ValueType.Time;
import io.driftmeter.app.config.ValueType.Whole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads single values: placeholders replaced, then held against their type. Empty means that a problem was noted. */
final class Scalars {
  private final Map<String, String> environment;
  private final Path folder;
  private final Problems problems;

  /** @param folder that paths of files are relative to */
  Scalars(Map<String, String> environment, Path folder, Problems problems) {
    this.environment = environment;
    this.folder = folder;
    this.problems = problems;
  }

  /** The value as text, whatever it is. */
  Optional<String> raw(String path, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(path, node, "found " + Problems.show(node) + "; allowed is a single value");
      return Optional.empty();
    }
    List<String> missing = new ArrayList<>();
    String value = Placeholders.expand(scalar.getValue(), environment, missing::add);
    missing.forEach(name -> problems.add(path, node, "the environment has no " + name + "; set it, or write ${" + name
        + ":-default}"));
    return missing.isEmpty() ? Optional.of(value) : Optional.empty();
  }

  Optional<String> text(String path, Node node, Text type) {
    return parse(path, node, type,
        value -> type.pattern().matcher(value).matches() ? Optional.of(value) : Optional.empty());
  }

  Optional<Long> whole(String path, Node node, Whole type) {
    return parse(path, node, type, value -> {
      try {
        return Optional.of(Long.parseLong(value)).filter(n -> n >= type.least() && n <= type.greatest());
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    });
  }

  Optional<Double> fraction(String path, Node node, Fraction type) {
    return parse(path, node, type, value -> {
      try {
        return Optional.of(Double.parseDouble(value)).filter(x -> x >= type.least() && x <= type.greatest());
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    });
  }

  Optional<Duration> time(String path, Node node, Time type) {
    return parse(path, node, type, value -> Durations.parse(value)
        .filter(time -> time.compareTo(type.least()) >= 0 && time.compareTo(type.greatest()) <= 0));
  }

  Optional<Boolean> flag(String path, Node node, ValueType type) {
    return parse(path, node, type, value -> switch (value) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    });
  }

  Optional<String> choice(String path, Node node, Choice type) {
    return parse(path, node, type, value -> Optional.of(value).filter(type.choices()::contains));
  }

  /** The content of the file that the value names, without the last line break. */
  Optional<String> fileContent(String path, Node node, Text type) {
    return text(path, node, type).flatMap(name -> {
      Path file = folder.resolve(name);
      try {
        String content = Files.readString(file).stripTrailing();
        if (content.isEmpty()) {
          problems.add(path, node, "found " + file + ", which is empty; allowed is a file that holds the secret");
        }
        return Optional.of(content);
      } catch (IOException e) {
        problems.add(path, node, "found " + file + ", which cannot be read (" + e.getClass().getSimpleName()
            + "); allowed is a readable text file that holds the secret");
        return Optional.empty();
      }
    });
  }

  private <T> Optional<T> parse(String path, Node node, ValueType type, Function<String, Optional<T>> parser) {
    return raw(path, node).flatMap(value -> {
      Optional<T> result = parser.apply(value);
      if (result.isEmpty()) {
        String source = ((ScalarNode) node).getValue();
        problems.add(path, node, "found " + Problems.show(value) + (source.equals(value) ? "" : " from " + source)
            + "; allowed is " + type.allowed());
      }
      return result;
    });
  }
}

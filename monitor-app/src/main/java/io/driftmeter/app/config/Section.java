package io.driftmeter.app.config;

import io.driftmeter.app.config.ValueType.Choice;
import io.driftmeter.app.config.ValueType.Flag;
import io.driftmeter.app.config.ValueType.Fraction;
import io.driftmeter.app.config.ValueType.Text;
import io.driftmeter.app.config.ValueType.Texts;
import io.driftmeter.app.config.ValueType.Time;
import io.driftmeter.app.config.ValueType.Whole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A mapping of the file, read key by key.
 *
 * <p>What is wrong goes to {@link Problems} and reads as if it were not there, so that one reading finds every problem.
 * A key that is empty or null is not there either.
 */
final class Section {
  private final Problems problems;
  private final Scalars scalars;
  private final String path;
  private final String pattern;
  private final int line;
  private final boolean present;
  private final Map<String, Node> values = new LinkedHashMap<>();

  /** The whole file. */
  Section(Problems problems, Scalars scalars, @Nullable Node root) {
    this(problems, scalars, "", "", root == null || root.getTag().equals(Tag.NULL) ? null : root, 1);
    if (!present) {
      checkRequired();
    }
  }

  private Section(Problems problems, Scalars scalars, String path, String pattern, @Nullable Node node, int line) {
    this.problems = problems;
    this.scalars = scalars;
    this.path = path;
    this.pattern = pattern;
    this.line = node == null ? line : Problems.line(node);
    this.present = node != null;
    if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(this::add);
      checkRequired();
    } else if (node != null) {
      problems.add(path, node, "found " + Problems.show(node) + "; allowed is a mapping");
    }
  }

  private void add(NodeTuple tuple) {
    String key = tuple.getKeyNode() instanceof ScalarNode scalar
        ? scalar.getValue()
        : Problems.show(tuple.getKeyNode());
    Map<String, ConfigKey> known = ConfigKeys.in(pattern);
    if (!known.containsKey(key) && !known.containsKey("*")) {
      problems.add(pathOf(key), tuple.getKeyNode(), ConfigKeys.unknown(key, pattern));
    } else if (values.containsKey(key)) {
      problems.add(pathOf(key), tuple.getKeyNode(), "is given twice, first in line "
          + Problems.line(values.get(key)) + "; allowed is once");
    } else if (!tuple.getValueNode().getTag().equals(Tag.NULL)) {
      values.put(key, pattern.equals("kafka") ? joined(tuple.getValueNode()) : tuple.getValueNode());
    }
  }

  private void checkRequired() {
    ConfigKeys.in(pattern).values().stream().filter(key -> key.required() && !values.containsKey(key.name()))
        .forEach(key -> problems.add(pathOf(key.name()), line, "is missing; needed is " + key.type().allowed()));
  }

  boolean present() {
    return present;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The keys that have a value. */
  List<String> keys() {
    return List.copyOf(values.keySet());
  }

  /** Notes a problem at the key. */
  void problem(String key, String message) {
    Node node = values.get(key);
    problems.add(pathOf(key), node == null ? line : Problems.line(node), message);
  }

  String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  Optional<String> text(String key) {
    Text type = type(key, Text.class);
    return node(key).flatMap(node -> scalars.text(pathOf(key), node, type));
  }

  /** The text of a required key; empty if it is missing or wrong, which is noted. */
  String require(String key) {
    return text(key).orElse("");
  }

  long whole(String key, long otherwise) {
    Whole type = type(key, Whole.class);
    return node(key).flatMap(node -> scalars.whole(pathOf(key), node, type)).orElse(otherwise);
  }

  int whole(String key, int otherwise) {
    return Math.toIntExact(whole(key, (long) otherwise));
  }

  double fraction(String key, double otherwise) {
    Fraction type = type(key, Fraction.class);
    return node(key).flatMap(node -> scalars.fraction(pathOf(key), node, type)).orElse(otherwise);
  }

  Optional<Duration> time(String key) {
    Time type = type(key, Time.class);
    return node(key).flatMap(node -> scalars.time(pathOf(key), node, type));
  }

  boolean flag(String key, boolean otherwise) {
    Flag type = type(key, Flag.class);
    return node(key).flatMap(node -> scalars.flag(pathOf(key), node, type)).orElse(otherwise);
  }

  <E extends Enum<E>> Optional<E> choice(String key, Class<E> values) {
    Choice type = type(key, Choice.class);
    return node(key).flatMap(node -> scalars.choice(pathOf(key), node, type))
        .map(label -> Enum.valueOf(values, label.toUpperCase(Locale.ROOT)));
  }

  /** The secret at the key, or in the file that {@code key_file} names. */
  Optional<String> secret(String key) {
    String fileKey = key + "_file";
    if (has(key) && has(fileKey)) {
      problem(fileKey, key + " is given too; allowed is one of both");
    }
    return has(key)
        ? node(key).flatMap(node -> scalars.raw(pathOf(key), node))
        : node(fileKey).flatMap(node -> scalars.fileContent(pathOf(fileKey), node, type(fileKey, Text.class)));
  }

  List<String> texts(String key) {
    Text type = type(key, Texts.class).item();
    List<String> result = new ArrayList<>();
    items(key, (itemPath, item) -> scalars.text(itemPath, item, type).ifPresent(text -> {
      if (result.contains(text)) {
        problems.add(itemPath, item, "found '" + text + "' a second time; allowed is once");
      }
      result.add(text);
    }));
    return result;
  }

  Section section(String key) {
    return new Section(problems, scalars, pathOf(key), pathIn(key), values.get(key), line);
  }

  /** The section at the key, where a single value is short for a section with only {@code shorthand}. */
  Section section(String key, String shorthand) {
    Node node = values.get(key);
    return new Section(problems, scalars, pathOf(key), pathIn(key), node == null ? null : longForm(node, shorthand),
        line);
  }

  /** The sections of a list, where a single value is short for a section with only {@code shorthand}. */
  List<Section> sections(String key, String shorthand) {
    List<Section> result = new ArrayList<>();
    items(key, (itemPath, item) -> result
        .add(new Section(problems, scalars, itemPath, pathIn(key) + "[]", longForm(item, shorthand), line)));
    return result;
  }

  /** Every key with its value, for a section that takes any key. */
  Map<String, String> properties() {
    Map<String, String> result = new LinkedHashMap<>();
    values.forEach((key, node) -> scalars.raw(pathOf(key), node).ifPresent(value -> result.put(key, value)));
    return result;
  }

  /** A list of single values as Kafka wants it: one value, with commas. */
  private static Node joined(Node node) {
    if (!(node instanceof SequenceNode list && list.getValue().stream().allMatch(ScalarNode.class::isInstance))) {
      return node;
    }
    return scalar(node, list.getValue().stream().map(item -> ((ScalarNode) item).getValue())
        .collect(Collectors.joining(",")));
  }

  private static ScalarNode scalar(Node place, String value) {
    return new ScalarNode(Tag.STR, value, place.getStartMark(), place.getEndMark(), ScalarStyle.PLAIN);
  }

  private void items(String key, BiConsumer<String, Node> action) {
    Node node = values.get(key);
    if (node instanceof SequenceNode list) {
      for (int i = 0; i < list.getValue().size(); i++) {
        action.accept(pathOf(key) + "[" + i + "]", list.getValue().get(i));
      }
    } else if (node != null) {
      String allowed = Objects.requireNonNull(ConfigKeys.in(pattern).get(key)).type().allowed();
      problem(key, "found " + Problems.show(node) + "; allowed is " + allowed);
    }
  }

  private static Node longForm(Node node, String shorthand) {
    if (!(node instanceof ScalarNode)) {
      return node;
    }
    return new MappingNode(Tag.MAP, true, List.of(new NodeTuple(scalar(node, shorthand), node)), node.getStartMark(),
        node.getEndMark(),
        FlowStyle.FLOW);
  }

  private Optional<Node> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private String pathIn(String key) {
    return pattern.isEmpty() ? key : pattern + "." + key;
  }

  private <T extends ValueType> T type(String key, Class<T> type) {
    ConfigKey known = Objects.requireNonNull(ConfigKeys.in(pattern).get(key), () -> pathIn(key) + " is not listed");
    return type.cast(known.type());
  }
}

package io.driftmeter.app.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Collects what is wrong in a file while it is read. */
final class Problems {
  /** Credentials that someone put into a URL. */
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=//)[^/@\\s]*(?=@)|(?<=[?&](user|password)=)[^&\\s]*");

  private final List<ConfigProblem> found = new ArrayList<>();

  void add(String path, Node node, String message) {
    add(path, line(node), message);
  }

  void add(String path, int line, String message) {
    found.add(new ConfigProblem(path, line, message));
  }

  List<ConfigProblem> inOrder() {
    return found.stream().distinct().sorted(Comparator.comparingInt(ConfigProblem::line)).toList();
  }

  static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /** What stands in the file, for a message; never call it for a secret. */
  static String show(Node node) {
    return switch (node) {
      case ScalarNode scalar -> show(scalar.getValue());
      case SequenceNode list -> list.getValue().isEmpty() ? "an empty list" : "a list";
      default -> "a mapping";
    };
  }

  static String show(String value) {
    return "'" + CREDENTIALS.matcher(value).replaceAll("***") + "'";
  }
}

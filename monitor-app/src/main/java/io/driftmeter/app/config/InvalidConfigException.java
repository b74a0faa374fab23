package io.driftmeter.app.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration file that cannot be used, with every problem in it. */
public final class InvalidConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ConfigProblem> problems;

  /** @param file as the user named it */
  public InvalidConfigException(String file, List<ConfigProblem> problems) {
    super(file + " has " + (problems.size() == 1 ? "a problem" : problems.size() + " problems") + ":\n"
        + problems.stream().map(problem -> "  " + problem).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of their lines. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}

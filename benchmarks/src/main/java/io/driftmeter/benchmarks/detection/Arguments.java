package io.driftmeter.benchmarks.detection;

import java.nio.file.Path;
import java.util.List;

/**
 * What every table is told.
 *
 * @param output folder for the CSV files
 * @param quick  whether a short run will do
 */
record Arguments(Path output, boolean quick) {
  /** Throws {@link IllegalArgumentException} unless they are {@code <output folder> [--quick]}. */
  static Arguments of(String... arguments) {
    List<String> given = List.of(arguments);
    boolean quick = given.size() == 2 && given.get(1).equals("--quick");
    if (given.isEmpty() || given.size() > (quick ? 2 : 1)) {
      throw new IllegalArgumentException("found the arguments " + given + ", needed are: <output folder> [--quick]");
    }
    return new Arguments(Path.of(given.getFirst()), quick);
  }
}

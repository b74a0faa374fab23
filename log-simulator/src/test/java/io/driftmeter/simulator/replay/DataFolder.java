package io.driftmeter.simulator.replay;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The real data sets, in ../shared/data relative to the repository or in -Ddriftmeter.data; tests are skipped without. */
final class DataFolder {
  private DataFolder() {}

  static Path file(String name) {
    Path folder = folder();
    assumeTrue(Files.isDirectory(folder),
        "skipped: there is no folder of real data at " + folder + "; name one with -Ddriftmeter.data");
    return folder.resolve(name);
  }

  private static Path folder() {
    String given = System.getProperty("driftmeter.data");
    if (given != null) {
      return Path.of(given);
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path up = here; up != null; up = up.getParent()) {
      if (Files.isDirectory(up.resolve("shared/data"))) {
        return up.resolve("shared/data");
      }
    }
    return here.resolveSibling("shared/data");
  }
}

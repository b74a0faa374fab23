package io.driftmeter.app.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The real data sets beside the repository; a test that needs them is skipped, visibly, where they are absent. */
public final class SharedData {
  private SharedData() {}

  public static Path file(String name) {
    String folder = System.getProperty("driftmeter.data");
    Path data = folder != null
        ? Path.of(folder)
        : Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
            .map(path -> path.resolve("../shared/data").normalize()).filter(Files::isDirectory).findFirst()
            .orElse(null);
    Assumptions.assumeTrue(data != null, "no folder shared/data beside the repository, and no -Ddriftmeter.data");
    return data.resolve(name);
  }
}

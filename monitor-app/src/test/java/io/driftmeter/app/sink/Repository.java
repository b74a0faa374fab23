package io.driftmeter.app.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of this repository that are no code. */
final class Repository {
  private Repository() {}

  /** A file or folder by its path from the root, wherever below it the tests run. */
  static Path path(String path) {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docker-compose.yml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no docker-compose.yml in " + Path.of("").toAbsolutePath() + " or above it");
      }
    }
    return folder.resolve(path);
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package io.driftmeter.benchmarks.detection;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The real data sets: {@code ../shared/data} beside the repository, or the folder that {@code driftmeter.data} names. */
final class DataFiles {
  private DataFiles() {}

  static Path folder() {
    String given = System.getProperty("driftmeter.data");
    if (given != null) {
      return Path.of(given);
    }
    Path at = Path.of("").toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at.resolveSibling("shared/data"))) {
      at = at.getParent();
    }
    return at.resolveSibling("shared/data");
  }

  /** The lines of a gzipped text file. */
  static List<String> gzip(String file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(folder().resolve(file)))) {
      return lines(in);
    }
  }

  /** The lines of one text file of a zip archive. */
  static List<String> zip(String archive, String entry) throws IOException {
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(folder().resolve(archive)))) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        if (each.getName().equals(entry)) {
          return lines(in);
        }
      }
    }
    throw new NoSuchFileException(archive, null, "has no entry '" + entry + "'");
  }

  private static List<String> lines(InputStream in) {
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
  }
}

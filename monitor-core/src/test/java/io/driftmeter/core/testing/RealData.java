package io.driftmeter.core.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipFile;

/** Numeric columns of the real data sets beside the repository; a test is skipped, visibly, where they are not there. */
public final class RealData {
  private final Map<String, double[]> columns;

  private RealData(Map<String, double[]> columns) {
    this.columns = columns;
  }

  /** Reads a gzipped CSV file of numbers, named relative to the data folder. */
  public static RealData read(String file) throws IOException {
    try (BufferedReader lines = open(file)) {
      List<String> names = Arrays.asList(lines.readLine().split(",", -1));
      List<double[]> rows = lines.lines().map(RealData::numbers).toList();
      Map<String, double[]> columns = new HashMap<>();
      for (int column = 0; column < names.size(); column++) {
        int index = column;
        columns.put(names.get(column), rows.stream().mapToDouble(row -> row[index]).toArray());
      }
      return new RealData(columns);
    }
  }

  /** The lines of a gzipped text file, named relative to the data folder. */
  public static List<String> lines(String file) throws IOException {
    try (BufferedReader lines = open(file)) {
      return lines.lines().toList();
    }
  }

  /** The lines of a text file in a ZIP archive, named relative to the data folder. */
  public static List<String> lines(String archive, String entry) throws IOException {
    try (ZipFile zip = new ZipFile(path(archive).toFile());
        BufferedReader lines = new BufferedReader(
            new InputStreamReader(zip.getInputStream(zip.getEntry(entry)), StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    }
  }

  private static BufferedReader open(String file) throws IOException {
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(Files.newInputStream(path(file))), StandardCharsets.UTF_8));
  }

  private static Path path(String file) {
    Path folder = folder();
    assumeTrue(Files.isDirectory(folder), () -> "skipped: no data folder at " + folder + "; set -Ddriftmeter.data");
    return folder.resolve(file);
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  /** {@code ../shared/data} beside the repository, which is looked for from the working directory upwards. */
  private static Path folder() {
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

  public double[] column(String name) {
    double[] values = columns.get(name);
    if (values == null) {
      throw new IllegalArgumentException("no column '" + name + "', there are " + columns.keySet());
    }
    return values;
  }

  /** The rows {@code [from, to)}. */
  public RealData rows(int from, int to) {
    Map<String, double[]> some = new HashMap<>();
    columns.forEach((name, values) -> some.put(name, Arrays.copyOfRange(values, from, Math.min(to, values.length))));
    return new RealData(some);
  }
}

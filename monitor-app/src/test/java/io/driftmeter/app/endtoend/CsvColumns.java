package io.driftmeter.app.endtoend;

import io.driftmeter.core.measure.Bin;
import io.driftmeter.core.measure.BinPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

/** The raw rows of a gzipped CSV file, in groups, and exact measures of them that share only bin edges with the monitor. */
final class CsvColumns {
  private final List<String> names;
  private final Map<String, List<String[]>> rowsByGroup;

  private CsvColumns(List<String> names, Map<String, List<String[]>> rowsByGroup) {
    this.names = names;
    this.rowsByGroup = rowsByGroup;
  }

  /** @param group of the row whose column has this text */
  static CsvColumns read(Path file, String column, Function<String, String> group) {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(
        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      List<String> names = Arrays.asList(lines.readLine().split(",", -1));
      int index = names.indexOf(column);
      Map<String, List<String[]>> rows = new TreeMap<>();
      lines.lines().map(line -> line.split(",", -1)).forEach(
          row -> rows.computeIfAbsent(group.apply(row[index]), any -> new ArrayList<>()).add(row));
      return new CsvColumns(names, rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows by group. */
  Map<String, Long> counts() {
    Map<String, Long> result = new TreeMap<>();
    rowsByGroup.forEach((group, rows) -> result.put(group, (long) rows.size()));
    return result;
  }

  /** The numbers of a column in these groups; empty texts are left out. */
  double[] numbers(String column, List<String> groups) {
    int index = names.indexOf(column);
    return groups.stream().flatMap(group -> rowsByGroup.getOrDefault(group, List.of()).stream())
        .map(row -> row[index]).filter(text -> !text.isEmpty()).mapToDouble(Double::parseDouble).toArray();
  }

  /** Population stability index of two samples of finite numbers, counted one by one into the bins. */
  static double psi(List<Bin> bins, double[] reference, double[] window) {
    double[] a = bins.stream().mapToDouble(bin -> count(bin, reference)).toArray();
    double[] b = bins.stream().mapToDouble(bin -> count(bin, window)).toArray();
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double p = (a[i] + 0.5) / (reference.length + 0.5 * a.length);
      double q = (b[i] + 0.5) / (window.length + 0.5 * a.length);
      sum += (q - p) * Math.log(q / p);
    }
    return sum;
  }

  private static long count(Bin bin, double[] values) {
    return Arrays.stream(values).filter(x -> bin.parts().stream().anyMatch(
        part -> part instanceof BinPart.Range range && x > range.above() && x <= range.upTo())).count();
  }

  /** The PSI that scipy computed, by set and column, as monitor-core/src/test/oracle/measures.py says. */
  static Map<String, Double> scipyPsi(Path measures, boolean counted) throws IOException {
    Map<String, Double> result = new HashMap<>();
    for (String line : Files.readAllLines(measures)) {
      String[] fields = line.split(",", -1);
      if (fields[2].equals(Boolean.toString(counted))) {
        result.put(fields[0] + " " + fields[1], Double.valueOf(fields[4]));
      }
    }
    return result;
  }
}

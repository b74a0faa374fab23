package io.driftmeter.benchmarks.detection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A CSV file of results; each row is on disk once it is written. */
final class CsvFile implements AutoCloseable {
  private final Writer out;
  private final List<String> columns;

  CsvFile(Path file, String... columns) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    this.columns = List.of(columns);
    this.out = Files.newBufferedWriter(file);
    row((Object[]) columns);
  }

  /** As many values as there are columns; null is an empty field. */
  void row(@Nullable Object... values) {
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("found " + values.length + " values for the columns " + columns);
    }
    try {
      out.write(Arrays.stream(values).map(CsvFile::field).collect(Collectors.joining(",", "", "\n")));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("writing a row of the columns " + columns, e);
    }
  }

  private static String field(@Nullable Object value) {
    String text = value == null ? "" : value.toString();
    return text.matches("[^\",\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

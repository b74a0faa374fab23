package io.driftmeter.app.file;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The formats that can be read, told apart by the end of the file's name. */
public enum FileFormat {
  CSV, PARQUET, JSON_LINES, AVRO;

  private List<String> endings() {
    return switch (this) {
      case CSV -> List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz");
      case PARQUET -> List.of(".parquet");
      case JSON_LINES -> List.of(".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz");
      case AVRO -> List.of(".avro");
    };
  }

  /** The format of the file; {@link UnreadableFileException} if its name ends in none of those known. */
  public static FileFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> format.endings().stream().anyMatch(name::endsWith)).findFirst()
        .orElseThrow(() -> new UnreadableFileException(
            "%s: the format is told by the name's end, which is to be one of %s".formatted(file, allEndings())));
  }

  private static String allEndings() {
    return Arrays.stream(values()).flatMap(format -> format.endings().stream()).collect(Collectors.joining(", "));
  }
}

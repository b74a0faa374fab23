package io.driftmeter.app.cli;

import io.driftmeter.app.file.EventTime;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.column.ColumnType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which columns of a file to read, and as what. */
final class ColumnOptions {
  @Option(names = "--columns", split = ",", paramLabel = "NAME", description = "Only these columns; fields of nested records by their dotted path.")
  private List<String> columns = List.of();

  @Option(names = "--exclude", split = ",", paramLabel = "NAME", description = "All columns but these.")
  private List<String> exclude = List.of();

  @Option(names = "--types", split = ",", paramLabel = "NAME=TYPE", description = "numeric, categorical or boolean in place of the type found: codes=categorical.")
  private Map<String, ColumnType> types = Map.of();

  @Option(names = "--nulls", split = ",", paramLabel = "TEXT", description = "Texts that mean 'no value' in a CSV file, beside the empty one: NA,?")
  private List<String> nulls = List.of();

  ReadOptions read(List<String> keys, @Nullable EventTime eventTime) {
    return new ReadOptions(types, columns, exclude, keys, nulls, eventTime);
  }
}

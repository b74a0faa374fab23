package io.driftmeter.app.cli;

import io.driftmeter.app.config.ColumnConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.file.EventTime;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which columns of a file to read, and as what. */
final class ColumnOptions {
  @Option(names = "--columns", split = ",", paramLabel = "NAME", description = "Only these columns; fields of nested records by their dotted path.")
  private List<String> columns = List.of();

  @Option(names = "--exclude", split = ",", paramLabel = "NAME", description = "All columns but these.")
  private List<String> exclude = List.of();

  @Option(names = "--types", split = ",", paramLabel = "NAME=TYPE", description = "numeric, categorical, boolean, text or embedding in place of the type found: code=categorical.")
  private Map<String, ColumnType> types = Map.of();

  @Option(names = "--nulls", split = ",", paramLabel = "TEXT", description = "Texts that mean 'no value' in a CSV file, beside the empty one: NA,?")
  private List<String> nulls = List.of();

  ReadOptions read() {
    return new ReadOptions(Map.of(), types, columns, exclude, List.of(), nulls, null);
  }

  /**
   * What is said here, over what the configuration says of the model, whose columns are found in files by their names.
   *
   * @param keys read beside the row
   */
  ReadOptions read(ModelConfig model, List<String> keys, @Nullable EventTime eventTime) {
    Map<String, ColumnType> allTypes = new HashMap<>();
    Map<String, ColumnRole> roles = new HashMap<>();
    for (ColumnConfig column : model.columns()) {
      roles.put(column.name(), column.role());
      if (column.type() != null) {
        allTypes.put(column.name(), column.type());
      }
    }
    allTypes.putAll(types);
    List<String> configured = model.columns().stream().map(ColumnConfig::name).toList();
    return new ReadOptions(roles, allTypes, columns.isEmpty() ? configured : columns,
        Stream.of(exclude.stream(), model.exclude().stream(), Stream.ofNullable(model.id())).flatMap(names -> names)
            .collect(Collectors.toList()),
        keys, nulls, eventTime);
  }
}

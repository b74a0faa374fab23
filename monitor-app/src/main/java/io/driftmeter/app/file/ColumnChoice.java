package io.driftmeter.app.file;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides which fields of a file become columns. */
record ColumnChoice(ReadOptions options) {

  /**
   * The column that a field becomes.
   *
   * @param found null if values of the field cannot be compared as they are: times, lists; such a field becomes a
   *              categorical column only when it is asked for by name
   * @return null if the field is left out
   */
  @Nullable
  Column column(String name, @Nullable ColumnType found) {
    boolean named = options.columns().contains(name);
    boolean left = options.exclude().contains(name) || (!options.columns().isEmpty() && !named)
        || (!named && isAside(name));
    ColumnType type = options.types().getOrDefault(name, found);
    if (left || (type == null && !named)) {
      return null;
    }
    return new Column(name, Objects.requireNonNullElse(type, ColumnType.CATEGORICAL),
        options.roles().getOrDefault(name, ColumnRole.FEATURE));
  }

  private boolean isAside(String name) {
    EventTime time = options.eventTime();
    return options.keys().contains(name) || (time != null && time.column().equals(name));
  }

  /** Refuses options that name a field the file does not have. */
  void requireKnown(Object file, Collection<String> fields) {
    EventTime time = options.eventTime();
    Stream<String> wanted = Stream.of(options.columns(), options.keys()).flatMap(Collection::stream);
    Stream.concat(wanted, Stream.ofNullable(time).map(EventTime::column)).filter(name -> !fields.contains(name))
        .findFirst().ifPresent(name -> {
          throw new UnreadableFileException(
              "%s: there is no column '%s'; there are %s".formatted(file, name, String.join(", ", fields)));
        });
  }
}

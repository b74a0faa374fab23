package io.driftmeter.app.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model and the topic its predictions flow through. Paths are dotted, from the root of the record's value.
 *
 * @param name      names the model, or the group of models told apart by {@code modelPath}
 * @param modelPath where an event names its model, if several share the topic; an event without uses {@code name}
 * @param version   path of the model version; null if events carry none
 * @param id        path of the prediction id; null if events carry none
 * @param eventTime path of the event time; null takes the record's timestamp
 * @param producerHeader record header that names the producer; null if none does
 * @param columns   columns by path; empty takes every field of the schema, or of the events, that can be compared
 * @param exclude   paths left out when columns are found by themselves
 * @param segments  names of columns whose values slice the traffic, beside the segment {@code all}
 */
public record ModelConfig(String name, String topic, Format format, @Nullable String modelPath,
    @Nullable String version, @Nullable String id, @Nullable String eventTime,
    @Nullable String producerHeader, List<ColumnConfig> columns, List<String> exclude, List<String> segments,
    WindowConfig window, ProfileConfig profile, ReferenceConfig reference, DriftConfig drift) {

  public enum Format {
    AVRO, JSON
  }

  public ModelConfig {
    columns = List.copyOf(columns);
    exclude = List.copyOf(exclude);
    segments = List.copyOf(segments);
  }

  /** A model whose producers are not told apart. */
  public ModelConfig(String name, String topic, Format format, @Nullable String modelPath, @Nullable String version,
      @Nullable String id, @Nullable String eventTime, List<ColumnConfig> columns, List<String> exclude,
      List<String> segments, WindowConfig window, ProfileConfig profile, ReferenceConfig reference, DriftConfig drift) {
    this(name, topic, format, modelPath, version, id, eventTime, null, columns, exclude, segments, window, profile,
        reference, drift);
  }

  /** The least that works: everything else by default. */
  public static ModelConfig of(String name, String topic) {
    return new ModelConfig(name, topic, Format.AVRO, null, null, null, null, List.of(), List.of(), List.of(),
        WindowConfig.DEFAULT, ProfileConfig.DEFAULT, ReferenceConfig.DEFAULT, DriftConfig.DEFAULT);
  }
}

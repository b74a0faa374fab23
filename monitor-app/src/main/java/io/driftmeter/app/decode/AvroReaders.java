package io.driftmeter.app.decode;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.core.column.Columns;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The reader of each writer schema that was met, by id; a schema that is registered never changes. */
final class AvroReaders {
  private final ModelConfig model;
  private final Columns columns;
  private final SchemaSource schemas;
  private final Map<ColumnNaming, PathTargets> targets = new EnumMap<>(ColumnNaming.class);
  private final Map<Integer, AvroReader> byId = new HashMap<>();
  private @Nullable AvroReader last;

  record AvroReader(int schemaId, PathTargets targets, ValueReader body) {}

  AvroReaders(ModelConfig model, Columns columns, SchemaSource schemas) {
    this.model = model;
    this.columns = columns;
    this.schemas = schemas;
    targets(ColumnNaming.PLAIN); // columns of configured types take their slots before any event
  }

  /** Fails as {@link SchemaSource#byId(int)} does. */
  AvroReader byId(int id) {
    AvroReader same = last;
    if (same != null && same.schemaId() == id) {
      return same; // nearly always; spares boxing the id
    }
    AvroReader result = byId.computeIfAbsent(id, this::compile);
    last = result;
    return result;
  }

  private AvroReader compile(int id) {
    Schema schema = schemas.byId(id);
    PathTargets mapped = targets(ColumnNaming.of(schema));
    return new AvroReader(id, mapped, new AvroReaderCompiler(mapped).compile(schema));
  }

  private PathTargets targets(ColumnNaming naming) {
    return targets.computeIfAbsent(naming, any -> new PathTargets(model, columns, any));
  }
}

package io.driftmeter.app.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Turns a writer schema into readers, once: those of mapped fields write into an {@link Event}, all others step over the
 * bytes.
 *
 * <p>Nested records and maps are descended into where something in them is mapped; the path of a field within is dotted, a
 * map's key being one step of it. Lists of numbers are read as embeddings, others are not looked into, nor is a record within a record of the same name, unless the
 * configuration names a path there.
 */
final class AvroReaderCompiler {
  private final PathTargets targets;

  AvroReaderCompiler(PathTargets targets) {
    this.targets = targets;
  }

  /** A reader of the whole value; one that is no record is refused. */
  ValueReader compile(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      return (in, event) -> {
        throw new UnreadableValueException(DeadLetterReason.NOT_AN_OBJECT,
            "expected a record, the schema says " + schema.getType().getName());
      };
    }
    return record(schema, new Place("", Set.of(), true, true), NoTarget.NONE);
  }

  /**
   * Where in the schema we are.
   *
   * @param records the names of the records around
   * @param open    whether columns may be found here that the configuration does not name
   * @param sure    whether the path is the schema's own: beneath a map, an event must first be read to its end to vouch for it
   */
  private record Place(String path, Set<String> records, boolean open, boolean sure) {
    Place field(String name) {
      return new Place(path.isEmpty() ? name : path + "." + name, records, open, sure);
    }

    Place key(String name) {
      return new Place(path + "." + name, records, open, false);
    }

    FieldKind kind(Schema schema) {
      FieldKind kind = open ? FieldKind.of(schema) : FieldKind.INCOMPARABLE;
      return sure || kind == FieldKind.INCOMPARABLE ? kind : FieldKind.BY_VALUE;
    }

    Place inside(String recordName) {
      Set<String> inner = new HashSet<>(records);
      inner.add(recordName);
      return new Place(path, inner, open && !records.contains(recordName), sure);
    }
  }

  private ValueReader field(Schema schema, Place place) {
    return value(schema, place, targets.at(place.path(), place.kind(schema)));
  }

  private ValueReader value(Schema schema, Place place, Target target) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, place, target);
      case MAP -> map(schema, place, target);
      case UNION -> union(schema, place, target);
      case NULL -> (in, event) -> target.setNull(event);
      case ARRAY -> list(schema, target);
      default -> target == NoTarget.NONE ? skip(schema) : scalar(schema, target);
    };
  }

  private ValueReader record(Schema schema, Place place, Target target) {
    Place inside = place.inside(schema.getFullName());
    if (!place.path().isEmpty() && !isWanted(inside)) {
      return other(schema, target, "a record");
    }
    List<String> names = new ArrayList<>();
    List<ValueReader> readers = new ArrayList<>();
    for (Schema.Field one : schema.getFields()) {
      names.add(one.name());
      readers.add(field(one.schema(), inside.field(one.name())));
    }
    return andOther(new RecordReader(names, readers), target, "a record");
  }

  private ValueReader map(Schema schema, Place place, Target target) {
    if (!isWanted(place)) {
      return other(schema, target, "a map");
    }
    Schema item = schema.getValueType();
    MapReader reader = new MapReader(key -> field(item, place.key(key)),
        key -> targets.remember(place.key(key).path()), skip(item));
    return andOther(reader, target, "a map");
  }

  private boolean isWanted(Place place) {
    return targets.names(place.path()) || (place.open() && targets.opens(place.path()));
  }

  /** Whole numbers are an embedding only where one is wanted: lists of them are mostly identifiers. */
  private static ValueReader list(Schema schema, Target target) {
    boolean wanted = target.wantsVectors()
        || (target != NoTarget.NONE && FieldKind.of(schema) == FieldKind.EMBEDDING);
    return wanted && VectorReader.canRead(schema)
        ? new VectorReader(schema.getElementType().getType(), target)
        : other(schema, target, "a list");
  }

  private ValueReader union(Schema schema, Place place, Target target) {
    ValueReader[] branches = schema.getTypes().stream().map(branch -> value(branch, place, target))
        .toArray(ValueReader[]::new);
    return (in, event) -> branches[in.readIndex(branches.length, "a branch")].read(in, event);
  }

  private static ValueReader scalar(Schema schema, Target target) {
    return switch (schema.getType()) {
      case BOOLEAN -> (in, event) -> target.setBoolean(event, in.readBoolean());
      case FLOAT -> (in, event) -> target.setNumber(event, in.readFloat());
      case DOUBLE -> target instanceof ColumnTarget column
          ? new DoubleReader(column)
          : (in, event) -> target.setNumber(event, in.readDouble());
      case INT -> FieldKind.logicalName(schema).isEmpty()
          ? (in, event) -> target.setInt(event, in.readInt())
          : (in, event) -> target.setNumber(event, in.readInt());
      case LONG -> wholeNumber(FieldKind.logicalName(schema), target);
      case STRING -> new TextReader(target);
      case ENUM -> symbol(schema, target);
      case BYTES, FIXED -> schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
          ? new DecimalReader(schema, decimal.getScale(), target)
          : other(schema, target, "bytes");
      default -> throw new IllegalArgumentException("a scalar was expected, found " + schema.getType());
    };
  }

  private static ValueReader wholeNumber(String logicalName, Target target) {
    return switch (logicalName) {
      case "" -> (in, event) -> target.setLong(event, in.readLong());
      case "timestamp-millis", "local-timestamp-millis" -> (in, event) -> target.setInstant(event, in.readLong());
      case "timestamp-micros", "local-timestamp-micros" ->
        (in, event) -> target.setInstant(event, Math.floorDiv(in.readLong(), 1_000L));
      case "timestamp-nanos", "local-timestamp-nanos" ->
        (in, event) -> target.setInstant(event, Math.floorDiv(in.readLong(), 1_000_000L));
      default -> (in, event) -> target.setNumber(event, (double) in.readLong());
    };
  }

  private static ValueReader symbol(Schema schema, Target target) {
    byte[][] symbols = schema.getEnumSymbols().stream().map(symbol -> symbol.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
    return (in, event) -> {
      byte[] symbol = symbols[in.readIndex(symbols.length, "a symbol")];
      target.setText(event, symbol, 0, symbol.length);
    };
  }

  private static ValueReader andOther(ValueReader reader, Target target, String kind) {
    return target == NoTarget.NONE ? reader : (in, event) -> {
      target.setOther(event, kind);
      reader.read(in, event);
    };
  }

  private static ValueReader other(Schema schema, Target target, String kind) {
    return andOther(skip(schema), target, kind);
  }

  private static ValueReader skip(Schema schema) {
    return (in, event) -> AvroSkipper.skip(schema, in);
  }
}

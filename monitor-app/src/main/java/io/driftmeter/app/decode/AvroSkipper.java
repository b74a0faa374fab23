package io.driftmeter.app.decode;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;

/** Steps over a value of any schema, checking that it is one. */
final class AvroSkipper {
  /** Deeper values are refused: schemas that contain themselves must not exhaust the stack. */
  static final int MAX_DEPTH = 1_000;

  private AvroSkipper() {}

  static void skip(Schema schema, AvroCursor in) {
    skip(schema, in, 0);
  }

  private static void skip(Schema schema, AvroCursor in, int depth) {
    if (depth > MAX_DEPTH) {
      throw in.malformed("values nest at most " + MAX_DEPTH + " deep");
    }
    switch (schema.getType()) {
      case NULL -> {
      }
      case BOOLEAN -> in.readBoolean();
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.skip(Float.BYTES);
      case DOUBLE -> in.skip(Double.BYTES);
      case STRING, BYTES -> in.skip(in.readLength());
      case FIXED -> in.skip(schema.getFixedSize());
      case ENUM -> in.readIndex(schema.getEnumSymbols().size(), "a symbol");
      case UNION -> {
        List<Schema> branches = schema.getTypes();
        skip(branches.get(in.readIndex(branches.size(), "a branch")), in, depth + 1);
      }
      case RECORD -> {
        List<Schema.Field> fields = schema.getFields();
        for (int i = 0; i < fields.size(); i++) {
          skip(fields.get(i).schema(), in, depth + 1);
        }
      }
      case ARRAY -> skipBlocks(schema.getElementType(), false, in, depth);
      case MAP -> skipBlocks(schema.getValueType(), true, in, depth);
    }
  }

  private static void skipBlocks(Schema item, boolean keyed, AvroCursor in, int depth) {
    for (long count = in.readLong(); count != 0; count = in.readLong()) {
      if (count < 0) {
        in.skip(in.readLength());
        continue;
      }
      if (count > in.remaining() && !keyed && isZeroWidth(item, new HashSet<>())) {
        continue; // a count of billions costs nothing to write, but minutes to step over one by one
      }
      in.require(count);
      for (long i = 0; i < count; i++) {
        if (keyed) {
          in.skip(in.readLength());
        }
        skip(item, in, depth + 1);
      }
    }
  }

  private static boolean isZeroWidth(Schema schema, Set<String> seen) {
    return switch (schema.getType()) {
      case NULL -> true;
      case FIXED -> schema.getFixedSize() == 0;
      case RECORD -> seen.add(schema.getFullName())
          && schema.getFields().stream().allMatch(field -> isZeroWidth(field.schema(), seen));
      default -> false;
    };
  }
}

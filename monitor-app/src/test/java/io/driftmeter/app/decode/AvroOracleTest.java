package io.driftmeter.app.decode;

import static io.driftmeter.app.decode.Decoding.wire;
import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.schemas.registry.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.RandomData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random schemas and records, read by us and by Avro 1.12.2 itself ({@code GenericDatumReader}), then cut and damaged. A
 * value that makes the decoder throw or hang stops a whole partition.
 */
class AvroOracleTest {
  private static final int SCHEMAS = 60;
  private static final int RECORDS = 10;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void everyValueIsTheOneThatAvroReads(long seed) throws IOException {
    for (GenericRecord written : randomRecords(seed)) {
      // Given
      byte[] bytes = wire(1, written);
      Decoding decoding = Decoding.avro(written.getSchema());
      // When
      Map<String, Object> values = decoding.read(bytes);
      // Then
      Map<String, Object> expected = new HashMap<>();
      flatten("", readByAvro(bytes, written.getSchema()), expected);
      values.values().removeIf(Decoding.NULL::equals);
      assertThat(values).as(written.getSchema().toString()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void everyTruncationIsRefusedAsSuch(long seed) {
    for (GenericRecord written : randomRecords(seed)) {
      // Given
      byte[] whole = wire(1, written);
      Decoding decoding = Decoding.avro(written.getSchema());
      for (int length = 1; length < whole.length; length += Math.max(1, whole.length / 300)) {
        // When
        DecodeFailure failure = decoding.refused(Arrays.copyOf(whole, length));
        // Then
        assertThat(failure.reason()).isEqualTo(DeadLetterReason.TRUNCATED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void damagedBytesAreReadOrRefusedButNeverThrown(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (GenericRecord written : randomRecords(seed)) {
      byte[] whole = wire(1, written);
      Decoding decoding = Decoding.avro(written.getSchema());
      for (int i = 0; i < 200 && whole.length > WireFormat.HEADER_BYTES; i++) {
        // Given
        byte[] damaged = whole.clone();
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
          int at = random.nextInt(WireFormat.HEADER_BYTES, damaged.length);
          damaged[at] ^= (byte) (1 << random.nextInt(8));
        }
        // When
        DecodeFailure failure = decoding.decode(damaged);
        // Then
        if (failure != null) {
          refused++;
          assertThat(failure.reason()).isIn(DeadLetterReason.TRUNCATED, DeadLetterReason.MALFORMED_AVRO);
          assertThat(failure.detail()).doesNotContain("failed to read");
        }
      }
    }
    assertThat(refused).isPositive();
  }

  private static List<GenericRecord> randomRecords(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<GenericRecord> result = new ArrayList<>();
    for (int i = 0; i < SCHEMAS; i++) {
      Schema schema = new RandomSchema(random).record(0);
      for (Object value : new RandomData(schema, RECORDS, random.nextLong())) {
        result.add((GenericRecord) value);
      }
    }
    return result;
  }

  private static GenericRecord readByAvro(byte[] value, Schema schema) throws IOException {
    var decoder = DecoderFactory.get().binaryDecoder(value, WireFormat.HEADER_BYTES,
        value.length - WireFormat.HEADER_BYTES, null);
    return new GenericDatumReader<GenericRecord>(schema).read(null, decoder);
  }

  /** Values that are comparable, by path. */
  private static void flatten(String path, @Nullable Object value, Map<String, Object> into) {
    switch (value) {
      case GenericRecord record -> record.getSchema().getFields()
          .forEach(field -> flatten(join(path, field.name()), record.get(field.name()), into));
      case Map<?, ?> map -> map.forEach((key, item) -> flatten(join(path, key.toString()), item, into));
      case Boolean bool -> into.put(path, bool.toString());
      case Number number -> into.put(path, number.doubleValue());
      case CharSequence text -> into.put(path, text.toString());
      case GenericData.EnumSymbol symbol -> into.put(path, symbol.toString());
      case GenericArray<?> list when isReal(list.getSchema().getElementType()) ->
        into.put(path, list.stream().map(item -> ((Number) item).doubleValue()).toList());
      case null, default -> {
        // null, bytes, fixed and other lists are no values of columns
      }
    }
  }

  private static boolean isReal(Schema schema) {
    return schema.getType() == Schema.Type.FLOAT || schema.getType() == Schema.Type.DOUBLE;
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /** Schemas of records, three deep, of every type there is. */
  private static final class RandomSchema {
    private static final int DEEPEST = 3;

    private final SplittableRandom random;
    private int names;

    RandomSchema(SplittableRandom random) {
      this.random = random;
    }

    Schema record(int depth) {
      List<Schema.Field> fields = new ArrayList<>();
      int count = random.nextInt(1, 7);
      for (int i = 0; i < count; i++) {
        fields.add(new Schema.Field("f" + i, any(depth + 1)));
      }
      return Schema.createRecord("R" + names++, null, "test", false, fields);
    }

    private Schema any(int depth) {
      return switch (random.nextInt(depth < DEEPEST ? 14 : 10)) {
        case 0 -> Schema.create(Schema.Type.NULL);
        case 1 -> Schema.create(Schema.Type.BOOLEAN);
        case 2 -> Schema.create(Schema.Type.INT);
        case 3 -> Schema.create(Schema.Type.LONG);
        case 4 -> Schema.create(Schema.Type.FLOAT);
        case 5 -> Schema.create(Schema.Type.DOUBLE);
        case 6 -> Schema.create(Schema.Type.STRING);
        case 7 -> Schema.create(Schema.Type.BYTES);
        case 8 -> Schema.createEnum("E" + names++, null, "test", List.of("A", "B", "C"));
        case 9 -> Schema.createFixed("F" + names++, null, "test", random.nextInt(5));
        case 10 -> record(depth);
        case 11 -> Schema.createMap(any(depth + 1));
        case 12 -> Schema.createArray(any(depth + 1));
        default -> union(depth);
      };
    }

    private Schema union(int depth) {
      Map<String, Schema> branches = new HashMap<>();
      int count = random.nextInt(2, 5);
      for (int i = 0; i < count; i++) {
        Schema branch = any(depth + 1);
        if (branch.getType() != Schema.Type.UNION) {
          branches.putIfAbsent(branch.getFullName(), branch);
        }
      }
      return Schema.createUnion(List.copyOf(branches.values()));
    }
  }
}

package io.driftmeter.app.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.ColumnConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Row;
import io.driftmeter.schemas.registry.UnknownSchemaException;
import io.driftmeter.schemas.registry.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** A decoder, the event it fills, and what is in it, in a form that tests can compare. */
final class Decoding {
  /** Stands for a slot whose value is not of the column's type. */
  static final Object WRONG_TYPE = "(wrong type)";
  /** Stands for a slot whose value is null. */
  static final Object NULL = "(null)";

  final EventDecoder decoder;
  final Event event;

  Decoding(ModelConfig model, Map<Integer, Schema> schemas) {
    this.decoder = new EventDecoder(model, id -> {
      Schema schema = schemas.get(id);
      if (schema == null) {
        throw new UnknownSchemaException(id, "http://localhost:1");
      }
      return schema;
    });
    this.event = new Event(decoder.columns());
  }

  static Decoding avro(Schema schema) {
    return new Decoding(ModelConfig.of("m", "t"), Map.of(1, schema));
  }

  static Decoding json() {
    return new Decoding(new Model().json().build(), Map.of());
  }

  @Nullable
  DecodeFailure decode(byte @Nullable [] value) {
    return decoder.decode(value, event);
  }

  @Nullable
  DecodeFailure decode(String json) {
    return decode(json.getBytes(StandardCharsets.UTF_8));
  }

  /** Why the value is refused. */
  DecodeFailure refused(byte @Nullable [] value) {
    return Objects.requireNonNull(decode(value), "the value was read");
  }

  DecodeFailure refused(String json) {
    return refused(json.getBytes(StandardCharsets.UTF_8));
  }

  /** The values by column name; absent ones are left out. */
  Map<String, Object> read(byte[] value) {
    assertThat(decode(value)).isNull();
    return values();
  }

  Map<String, Object> read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }

  Map<String, Object> values() {
    return values(event.row());
  }

  static Map<String, Object> values(Row row) {
    Map<String, Object> result = new LinkedHashMap<>();
    for (int slot = 0; slot < row.columns().size(); slot++) {
      String name = row.columns().get(slot).name();
      switch (row.state(slot)) {
        case Row.NULL -> result.put(name, NULL);
        case Row.WRONG_TYPE -> result.put(name, WRONG_TYPE);
        case Row.VALUE -> result.put(name, switch (row.columns().get(slot).type()) {
          case NUMERIC -> (Object) row.number(slot);
          case CATEGORICAL, BOOLEAN, TEXT -> row.text(slot);
          case EMBEDDING -> Arrays.stream(row.vector(slot), 0, row.length(slot)).boxed().toList();
        });
        default -> assertThat(row.state(slot)).isEqualTo(Row.ABSENT);
      }
    }
    return result;
  }

  /** A record as a producer would send it, written by Avro itself. */
  static byte[] wire(int schemaId, IndexedRecord value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] header = new byte[WireFormat.HEADER_BYTES];
    WireFormat.writeHeader(schemaId, header);
    out.writeBytes(header);
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      new GenericDatumWriter<IndexedRecord>(value.getSchema()).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Schema schema(String json) {
    return new Schema.Parser().parse(json);
  }

  /** A record schema of fields given in JSON. */
  static Schema record(String... fields) {
    return schema("{\"type\":\"record\",\"name\":\"Flat\",\"fields\":[" + String.join(",", fields) + "]}");
  }

  /** A field whose type is given in JSON. */
  static String field(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
  }

  /** A configuration, built up. */
  static final class Model {
    private ModelConfig.Format format = ModelConfig.Format.AVRO;
    private @Nullable String modelPath;
    private @Nullable String version;
    private @Nullable String id;
    private @Nullable String eventTime;
    private List<ColumnConfig> columns = List.of();
    private List<String> exclude = List.of();

    Model json() {
      format = ModelConfig.Format.JSON;
      return this;
    }

    Model keys(@Nullable String newId, @Nullable String newModel, @Nullable String newVersion) {
      id = newId;
      modelPath = newModel;
      version = newVersion;
      return this;
    }

    Model eventTime(String path) {
      eventTime = path;
      return this;
    }

    Model columns(ColumnConfig... configured) {
      columns = List.of(configured);
      return this;
    }

    Model exclude(String... paths) {
      exclude = List.of(paths);
      return this;
    }

    ModelConfig build() {
      ModelConfig least = ModelConfig.of("m", "t");
      return new ModelConfig(least.name(), least.topic(), format, modelPath, version, id, eventTime, columns, exclude,
          least.segments(), least.window(), least.profile(), least.reference(), least.drift());
    }
  }

  static ColumnConfig column(String name, @Nullable String path, @Nullable ColumnType type) {
    return new ColumnConfig(name, path, type, ColumnRole.FEATURE, false);
  }
}

package io.driftmeter.schemas.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftmeter.schemas.avro.AlertState;
import io.driftmeter.schemas.avro.Verdict;
import io.driftmeter.schemas.registry.GeneratedClasses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaValidationException;
import org.apache.avro.SchemaValidatorBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Readers and writers of a topic are never upgraded at once, so every schema must be able to gain an optional field, at any depth, with the
 * old reader still reading what the new writer wrote, and the other way round.
 */
class SchemaEvolutionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ADDED = "added_later";
  private static final Pattern WORD_START = Pattern.compile("(?:^|_)([a-z])");
  private static final int SEED = 20_260_101;
  private static final int RECORDS = 25;

  static Stream<Schema> schemas() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/avro"))) {
      return files.map(SchemaEvolutionTest::className).sorted().map(SchemaEvolutionTest::generated).toList().stream();
    }
  }

  @BeforeAll
  static void trust() {
    GeneratedClasses.trust();
  }

  @Test
  void everyTopicsSchemaIsFound() throws IOException {
    // When / Then
    assertThat(schemas()).hasSizeGreaterThanOrEqualTo(8);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void anOldReaderReadsWhatANewWriterWrote(Schema old) throws Exception {
    // Given
    Schema grown = grown(old);

    for (Object datum : new RandomData(grown, RECORDS, SEED)) {
      // When
      Object read = new GenericDatumReader<>(grown, old).read(null,
          DecoderFactory.get().binaryDecoder(binary(datum, grown), null));

      // Then
      assertThat(json(read, old)).isEqualTo(withoutAdded(json(datum, grown)));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aNewReaderReadsWhatAnOldWriterWrote(Schema old) throws Exception {
    // Given
    Schema grown = grown(old);

    for (Object datum : new RandomData(old, RECORDS, SEED)) {
      // When
      Object read = new GenericDatumReader<>(old, grown).read(null,
          DecoderFactory.get().binaryDecoder(binary(datum, old), null));

      // Then
      assertThat(withoutAdded(json(read, grown))).isEqualTo(json(datum, old));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void theGeneratedClassReadsWhatANewWriterWrote(Schema old) throws Exception {
    // Given
    Schema grown = grown(old);
    SpecificData data = SpecificData.getForClass(Class.forName(old.getFullName()));

    for (Object datum : new RandomData(grown, RECORDS, SEED)) {
      // When
      Object read = new SpecificDatumReader<>(grown, old, data).read(null,
          DecoderFactory.get().binaryDecoder(binary(datum, grown), null));

      // Then
      assertThat(read).isInstanceOf(Class.forName(old.getFullName()));
      assertThat(json(read, old, new SpecificDatumWriter<>(old, data))).isEqualTo(withoutAdded(json(datum, grown)));
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aRequiredFieldWouldBreakReadersAndIsNoticed(Schema old) throws Exception {
    // Given
    Schema broken = add(old, "{\"name\": \"" + ADDED + "\", \"type\": \"string\"}");

    // When / Then
    assertThatThrownBy(() -> new SchemaValidatorBuilder().canReadStrategy().validateLatest().validate(broken,
        List.of(old))).isInstanceOf(SchemaValidationException.class);
  }

  @Test
  void aVerdictOrStateOfALaterVersionReadsAsItsDefault() throws IOException {
    // Given
    Schema verdict = withSymbol(Verdict.SCHEMA$, "STALLED");
    Schema state = withSymbol(AlertState.SCHEMA$, "ACKNOWLEDGED");

    // When
    Object readVerdict = read(symbol(verdict, "STALLED"), verdict, Verdict.SCHEMA$);
    Object readState = read(symbol(state, "ACKNOWLEDGED"), state, AlertState.SCHEMA$);

    // Then
    assertThat(readVerdict).hasToString("NO_REFERENCE");
    assertThat(readState).hasToString("UPDATED");
  }

  @Test
  void withoutADefaultALaterSymbolWouldBeUnreadable() {
    // Given
    Schema old = Schema.createEnum("Verdict", null, "test", List.of("STABLE"));
    Schema later = Schema.createEnum("Verdict", null, "test", List.of("STABLE", "STALLED"));

    // When / Then
    assertThatThrownBy(() -> read(symbol(later, "STALLED"), later, old)).isInstanceOf(AvroTypeException.class);
  }

  /** By their names {@code window_report.avsc} is the source of the class {@code WindowReport}. */
  private static String className(Path file) {
    return WORD_START.matcher(file.getFileName().toString().replace(".avsc", ""))
        .replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }

  private static Schema generated(String className) {
    try {
      return SpecificData.get().getSchema(Class.forName("io.driftmeter.schemas.avro." + className));
    } catch (ClassNotFoundException e) {
      throw new AssertionError("No class was generated for a schema in src/main/avro", e);
    }
  }

  /** The schema with an optional field at the end of every record in it. */
  private static Schema grown(Schema old) throws IOException {
    return add(old, "{\"name\": \"" + ADDED + "\", \"type\": [\"null\", \"string\"], \"default\": null}");
  }

  private static Schema add(Schema old, String field) throws IOException {
    JsonNode tree = JSON.readTree(old.toString());
    grow((ObjectNode) tree, field);
    return new Schema.Parser().parse(tree.toString());
  }

  private static void grow(ObjectNode record, String field) throws IOException {
    // findParents does not look below a match, hence the recursion; children first, as the new field has none.
    for (JsonNode nested : record.get("fields").findParents("fields")) {
      grow((ObjectNode) nested, field);
    }
    ((ArrayNode) record.get("fields")).add(JSON.readTree(field));
  }

  private static Schema withSymbol(Schema old, String symbol) {
    List<String> symbols = Stream.concat(old.getEnumSymbols().stream(), Stream.of(symbol)).toList();
    return Schema.createEnum(old.getName(), old.getDoc(), old.getNamespace(), symbols, old.getEnumDefault());
  }

  private static Object symbol(Schema schema, String symbol) {
    return new GenericData.EnumSymbol(schema, symbol);
  }

  private static Object read(Object datum, Schema writer, Schema reader) throws IOException {
    return new GenericDatumReader<>(writer, reader).read(null,
        DecoderFactory.get().binaryDecoder(binary(datum, writer), null));
  }

  private static byte[] binary(Object datum, Schema schema) throws IOException {
    var out = new ByteArrayOutputStream();
    new GenericDatumWriter<>(schema).write(datum, EncoderFactory.get().directBinaryEncoder(out, null));
    return out.toByteArray();
  }

  private static JsonNode json(Object datum, Schema schema) throws IOException {
    return json(datum, schema, new GenericDatumWriter<>(schema));
  }

  private static JsonNode json(Object datum, Schema schema, DatumWriter<Object> writer) throws IOException {
    var out = new ByteArrayOutputStream();
    Encoder encoder = EncoderFactory.get().jsonEncoder(schema, out);
    writer.write(datum, encoder);
    encoder.flush();
    return JSON.readTree(out.toByteArray());
  }

  private static JsonNode withoutAdded(JsonNode tree) {
    tree.findParents(ADDED).forEach(parent -> ((ObjectNode) parent).remove(ADDED));
    for (JsonNode child : tree) {
      withoutAdded(child);
    }
    return tree;
  }
}

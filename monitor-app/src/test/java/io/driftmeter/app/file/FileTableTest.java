package io.driftmeter.app.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.ColumnRole;
import io.driftmeter.core.column.ColumnType;
import io.driftmeter.core.column.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTableTest {
  @TempDir
  Path folder;

  @Test
  void everyFormatGivesTheSameColumnsAndRows() throws Exception {
    // Given
    Path csv = write("t.csv", "x,kind,ok,at", "1.5,a,true,2022-01-01T00:00:00Z", ",,,", "3,\"b,c\",false,2022-01-02");
    Path lines = write("t.jsonl", "{\"x\":1.5,\"kind\":\"a\",\"ok\":true,\"at\":\"2022-01-01T00:00:00Z\"}",
        "{\"x\":null,\"kind\":null}", "{\"x\":3,\"kind\":\"b,c\",\"ok\":false,\"at\":\"2022-01-02T00:00:00Z\"}");
    Path parquet = folder.resolve("t.parquet");
    sql("COPY (SELECT * FROM (VALUES (1.5::DOUBLE, 'a', true, TIMESTAMP '2022-01-01'), (NULL, NULL, NULL, NULL),"
        + " (3, 'b,c', false, TIMESTAMP '2022-01-02')) AS t(x, kind, ok, \"at\")) TO '" + parquet + "'");
    Path avro = avro();

    for (Path file : List.of(csv, lines, parquet, avro)) {
      // When
      Table table = read(file, timed("at"));

      // Then
      assertThat(table.columns).as(file.toString()).containsExactly(Column.numeric("x"), Column.categorical("kind"),
          new Column("ok", ColumnType.BOOLEAN, ColumnRole.FEATURE));
      assertThat(table.rows).as(file.toString()).containsExactly("1.5|a|true @2022-01-01T00:00:00Z",
          "null|null|null @none", "3.0|b,c|false @2022-01-02T00:00:00Z");
    }
  }

  @Test
  void aValueOfAnotherTypeFarDownIsCountedAndDoesNotEndTheReading() throws Exception {
    // Given a column that is integer for longer than any sample, then fractional, then no number at all
    List<String> text = new ArrayList<>(List.of("n,flag"));
    IntStream.range(0, 30_000).forEach(i -> text.add(i + ",true"));
    text.add("0.5,maybe");
    text.add("abc,false");
    Path csv = Files.write(folder.resolve("t.csv"), text);

    // When
    Table table = read(csv, ReadOptions.DEFAULT);

    // Then
    assertThat(table.columns).extracting(Column::type).containsExactly(ColumnType.NUMERIC, ColumnType.BOOLEAN);
    assertThat(table.rows).hasSize(30_002);
    assertThat(table.rows.subList(30_000, 30_002)).containsExactly("0.5|wrong @none", "wrong|false @none");
  }

  @Test
  void typesAskedForTakeThePlaceOfThoseFound() throws Exception {
    // Given
    Path csv = write("t.csv", "code,size,at", "7,many,2022-01-01", "8,12,2022-01-02");

    // When
    Table table = read(csv, ReadOptions.DEFAULT.withTypes(
        Map.of("code", ColumnType.CATEGORICAL, "size", ColumnType.NUMERIC, "at", ColumnType.CATEGORICAL)));

    // Then
    assertThat(table.columns).extracting(Column::type).containsExactly(ColumnType.CATEGORICAL, ColumnType.NUMERIC,
        ColumnType.CATEGORICAL);
    assertThat(table.rows).containsExactly("7|wrong|2022-01-01 @none", "8|12.0|2022-01-02 @none");
  }

  @Test
  void textsAndListsOfNumbersAreReadFromEveryFormat() throws Exception {
    // Given
    Path csv = write("v.csv", "t,v", "one two,\"[0.5, -1]\"", ",", "three,\"[1, x]\"");
    Path lines = write("v.jsonl", "{\"t\":\"one two\",\"v\":[0.5,-1.0]}", "{}", "{\"t\":\"three\",\"v\":[1.0,null]}");
    Path parquet = folder.resolve("v.parquet");
    sql("COPY (SELECT * FROM (VALUES ('one two', [0.5::FLOAT, -1]), (NULL, NULL), ('three', [1, NULL])) AS t(t, v)) TO '"
        + parquet + "'");

    for (Path file : List.of(csv, lines, parquet)) {
      // When
      Table table = read(file, ReadOptions.DEFAULT.withTypes(Map.of("t", ColumnType.TEXT, "v", ColumnType.EMBEDDING)));

      // Then
      assertThat(table.columns).as(file.toString()).containsExactly(Column.text("t"), Column.embedding("v"));
      assertThat(table.rows).as(file.toString()).containsExactly("one two|[0.5, -1.0] @none", "null|null @none",
          "three|wrong @none");
    }
  }

  @Test
  void aListOfRealNumbersIsAnEmbeddingWithoutBeingAsked() throws Exception {
    // Given
    Path parquet = folder.resolve("v.parquet");
    sql("COPY (SELECT [1::DOUBLE, 2] AS many, [1::FLOAT, 2]::FLOAT[2] AS fixed, [1, 2] AS ids) TO '" + parquet + "'");

    // When
    Table table = read(parquet, ReadOptions.DEFAULT);

    // Then
    assertThat(table.columns).containsExactly(Column.embedding("many"), Column.embedding("fixed"));
    assertThat(table.rows).containsExactly("[1.0, 2.0]|[1.0, 2.0] @none");
  }

  @Test
  void aRaggedLineIsNamedWhereverItStands() throws Exception {
    // Given
    Path early = write("early.csv", "a,b,c", "1,x,true", "2,y", "3,z,true");
    List<String> text = new ArrayList<>(List.of("a,b"));
    IntStream.range(0, 30_000).forEach(i -> text.add(i + ",x"));
    text.add("1,2,3");
    Path late = Files.write(folder.resolve("late.csv"), text);

    // When // Then
    assertThatThrownBy(() -> read(early, ReadOptions.DEFAULT)).isInstanceOf(UnreadableFileException.class)
        .hasMessage("%s, line 3: 3 fields are expected, as in the header, and 2 found: 2,y", early);
    assertThatThrownBy(() -> read(late, ReadOptions.DEFAULT)).isInstanceOf(UnreadableFileException.class)
        .hasMessage("%s, line 30002: 2 fields are expected, as in the header, and 3 found: 1,2,3", late);
  }

  @Test
  void linesThatEndDifferentlyAreRefusedInPlainWords() throws Exception {
    // Given
    Path csv = Files.writeString(folder.resolve("t.csv"), "a,b\r\n1,2\r\n3,4\n");

    // When // Then
    assertThatThrownBy(() -> read(csv, ReadOptions.DEFAULT)).isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith(csv + ": not a CSV file by RFC 4180: all lines are to end alike");
  }

  @Test
  void aBrokenJsonLineIsNamed() throws Exception {
    // Given
    Path lines = write("t.jsonl", "{\"a\":1}", "{\"a\":", "{\"a\":3}");

    // When // Then
    assertThatThrownBy(() -> read(lines, ReadOptions.DEFAULT)).isInstanceOf(UnreadableFileException.class)
        .hasMessageContaining(lines.toString()).hasMessageContaining("line 3").hasMessageContaining("Malformed JSON");
  }

  @Test
  void filesThatCannotBeReadSayWhy() throws Exception {
    // Given
    Path missing = folder.resolve("missing.csv");
    Path empty = Files.createFile(folder.resolve("empty.parquet"));
    Path notAvro = write("t.avro", "this is no Avro");
    Path notParquet = write("t.parquet", "this is no Parquet");
    Path unknown = write("t.xlsx", "?");
    Path csv = write("t.csv", "a", "1");

    // When // Then
    assertThatThrownBy(() -> read(missing, ReadOptions.DEFAULT)).hasMessage("%s: there is no such file", missing);
    assertThatThrownBy(() -> read(empty, ReadOptions.DEFAULT)).hasMessage("%s: the file is empty", empty);
    assertThatThrownBy(() -> read(notAvro, ReadOptions.DEFAULT)).hasMessageStartingWith(notAvro + ": not an Avro");
    assertThatThrownBy(() -> read(notParquet, ReadOptions.DEFAULT)).isInstanceOf(UnreadableFileException.class)
        .hasMessageStartingWith(notParquet + ": ");
    assertThatThrownBy(() -> read(unknown, ReadOptions.DEFAULT)).hasMessageContaining(".csv, .csv.gz")
        .hasMessageContaining(".avro");
    assertThatThrownBy(() -> FileTable.open(List.of(csv, notParquet), ReadOptions.DEFAULT))
        .hasMessageContaining("the same format");
    assertThatThrownBy(() -> read(csv, timed("when"))).hasMessage("%s: there is no column 'when'; there are a", csv);
  }

  @Test
  void aHeaderAloneIsATableWithoutRows() throws Exception {
    // Given
    Path csv = write("t.csv", "a,b");

    // When
    Table table = read(csv, ReadOptions.DEFAULT);

    // Then
    assertThat(table.columns).extracting(Column::name).containsExactly("a", "b");
    assertThat(table.rows).isEmpty();
  }

  @Test
  void nestedFieldsAreNamedByTheirPath() throws Exception {
    // Given
    Path lines = write("t.jsonl", "{\"f\":{\"age\":1,\"in\":{\"k\":\"v\"}},\"tags\":[1,2]}", "{\"f\":{\"age\":2}}");

    // When
    Table table = read(lines, ReadOptions.DEFAULT);

    // Then
    assertThat(table.columns).containsExactly(Column.numeric("f.age"), Column.categorical("f.in.k"));
    assertThat(table.rows).containsExactly("1.0|v @none", "2.0|null @none");
  }

  @Test
  void severalFilesAreOneTableWhoseColumnsGoByName() throws Exception {
    // Given
    write("part-1.csv", "a;b", "1;x");
    write("part-2.csv", "b;a", "y;2");

    // When
    Table table = read(InputFiles.find(List.of(folder.resolve("part-*.csv").toString())), ReadOptions.DEFAULT);

    // Then
    assertThat(table.rows).containsExactly("1.0|x @none", "2.0|y @none");
  }

  @Test
  void keysAreReadBesideTheRow() throws Exception {
    // Given
    Path csv = write("t.csv", "version,a", "7,1", ",2");
    List<String> versions = new ArrayList<>();

    // When
    try (FileTable table = FileTable.open(List.of(csv),
        new ReadOptions(Map.of(), Map.of(), List.of(), List.of(), List.of("version"), List.of(), null))) {
      assertThat(table.columns()).containsExactly(Column.numeric("a"));
      table.forEach(row -> versions.add(row.keys().state(0) == Row.VALUE ? row.keys().text(0) : "none"));
    }

    // Then
    assertThat(versions).containsExactly("7", "none");
  }

  @Test
  void wholeNumbersAreTimesInTheUnitGiven() throws Exception {
    // Given
    Path csv = write("t.csv", "at,a", "2016,1", "99999999999,2");

    // When
    Table years = read(csv, new ReadOptions(Map.of(), Map.of(), List.of("a"), List.of(), List.of(), List.of(),
        new EventTime("at", EventTime.Unit.YEARS)));
    Table seconds = read(csv, new ReadOptions(Map.of(), Map.of(), List.of("a"), List.of(), List.of(), List.of(),
        new EventTime("at", EventTime.Unit.SECONDS)));

    // Then
    assertThat(years.rows).containsExactly("1.0 @2016-01-01T00:00:00Z", "2.0 @none");
    assertThat(seconds.rows).containsExactly("1.0 @1970-01-01T00:33:36Z", "2.0 @5138-11-16T09:46:39Z");
  }

  /** Rows, sum, maximum and oldest time: python 3 csv and gzip over the same file. */
  @Test
  void taxiTripsAreReadWithTheirDirt() {
    // Given
    Path taxi = SharedData.file("taxi/green_tripdata_2022-01.csv.gz");
    double[] sum = new double[1];
    double[] max = new double[1];
    long[] oldest = {Long.MAX_VALUE};
    long[] rows = new long[1];

    // When
    try (FileTable table = FileTable.open(List.of(taxi), timed("lpep_pickup_datetime"))) {
      assertThat(table.columns()).extracting(Column::name).containsExactly("trip_distance", "PULocationID",
          "DOLocationID");
      table.forEach(row -> {
        rows[0]++;
        sum[0] += row.values().number(0);
        max[0] = Math.max(max[0], row.values().number(0));
        oldest[0] = Math.min(oldest[0], row.eventTime());
      });
    }

    // Then
    assertThat(rows[0]).isEqualTo(62_495);
    assertThat(max[0]).isEqualTo(224_481.38);
    assertThat(sum[0]).isCloseTo(4_859_525.73, within(1e-3));
    assertThat(Instant.ofEpochMilli(oldest[0])).isEqualTo(Instant.parse("2009-01-01T00:34:01Z"));
  }

  private record Table(List<Column> columns, List<String> rows) {}

  private static Table read(Path file, ReadOptions options) {
    return read(List.of(file), options);
  }

  private static Table read(List<Path> files, ReadOptions options) {
    List<String> rows = new ArrayList<>();
    try (FileTable table = FileTable.open(files, options)) {
      table.forEach(row -> rows.add(text(row)));
      return new Table(table.columns(), rows);
    }
  }

  private static String text(FileRow row) {
    Row values = row.values();
    return IntStream.range(0, values.columns().size()).mapToObj(slot -> switch (values.state(slot)) {
      case Row.VALUE -> switch (values.columns().get(slot).type()) {
        case NUMERIC -> String.valueOf(values.number(slot));
        case CATEGORICAL, BOOLEAN, TEXT -> values.text(slot);
        case EMBEDDING -> Arrays.toString(Arrays.copyOf(values.vector(slot), values.length(slot)));
      };
      case Row.WRONG_TYPE -> "wrong";
      default -> "null";
    }).collect(Collectors.joining("|")) + " @"
        + (row.hasEventTime() ? Instant.ofEpochMilli(row.eventTime()).toString() : "none");
  }

  private static ReadOptions timed(String column) {
    return new ReadOptions(Map.of(), Map.of(), List.of(), List.of(), List.of(), List.of(), EventTime.of(column));
  }

  private Path write(String name, String... lines) {
    try {
      return Files.write(folder.resolve(name), List.of(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sql(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private Path avro() throws IOException {
    Schema decimal = LogicalTypes.decimal(6, 2).addToSchema(Schema.create(Schema.Type.BYTES));
    Schema schema = Schema.createRecord("T", null, null, false, List.of(
        field("x", decimal), field("kind", Schema.create(Schema.Type.STRING)),
        field("ok", Schema.create(Schema.Type.BOOLEAN)),
        field("at", LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))));
    Path file = folder.resolve("t.avro");
    try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
      writer.create(schema, file.toFile());
      writer.append(event(schema, bytes("1.50", decimal), "a", true, Instant.parse("2022-01-01T00:00:00Z")));
      writer.append(event(schema, null, null, null, null));
      writer.append(event(schema, bytes("3.00", decimal), "b,c", false, Instant.parse("2022-01-02T00:00:00Z")));
    }
    return file;
  }

  private static ByteBuffer bytes(String number, Schema decimal) {
    return new Conversions.DecimalConversion().toBytes(new BigDecimal(number), decimal, decimal.getLogicalType());
  }

  private static Schema.Field field(String name, Schema schema) {
    return new Schema.Field(name, Schema.createUnion(Schema.create(Schema.Type.NULL), schema));
  }

  private static GenericRecord event(Schema schema, @Nullable Object x, @Nullable Object kind, @Nullable Object ok,
      @Nullable Instant at) {
    GenericRecord event = new GenericData.Record(schema);
    event.put("x", x);
    event.put("kind", kind);
    event.put("ok", ok);
    event.put("at", at == null ? null : at.toEpochMilli());
    return event;
  }
}

package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.driftmeter.app.file.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir
  Path folder;

  /**
   * Oracle: numpy 2.4.6, ten bins at the deciles of rows 0..17759, +0.5 smoothing: nswprice 1.36, nswdemand 0.10,
   * vicprice 0.90, vicdemand 2.28, transfer 3.80. The latter three are constant on 98% of the reference, so that all their
   * deciles are one number; here that number is a bin of its own, and what is beside it is split further, which tells
   * more: their PSI is greater.
   */
  @Test
  void theElectricityMarketsDriftIsFoundColumnByColumn() throws Exception {
    // Given
    List<String> lines = lines(SharedData.file("elec2/electricity.csv.gz"));
    Path before = write("before.csv", lines.subList(0, 17_761));
    List<String> rest = new ArrayList<>(lines.subList(17_761, lines.size()));
    rest.addFirst(lines.getFirst());
    Path after = write("after.csv", rest);

    // When
    Cli cli = Cli.run("compare", before, after, "--format", "json");

    // Then
    JsonNode json = new JsonMapper().readTree(cli.out());
    assertThat(psi(json, "nswprice")).isCloseTo(1.36, within(0.09));
    assertThat(psi(json, "nswdemand")).isCloseTo(0.10, within(0.02));
    assertThat(psi(json, "vicprice")).isGreaterThan(0.90);
    assertThat(psi(json, "vicdemand")).isGreaterThan(2.28);
    assertThat(psi(json, "transfer")).isGreaterThan(3.80);
    assertThat(column(json, "vicprice").get("verdict").asText()).isEqualTo("drifted");
    assertThat(column(json, "period").get("verdict").asText()).isEqualTo("stable");
    assertThat(json.get("reference").get("rows").asLong()).isEqualTo(17_760);
    assertThat(json.get("current").get("rows").asLong()).isEqualTo(27_552);
  }

  /** Mild real drift: largest PSI ANC .005, .009, .014 in the three years; see the data's own notes. */
  @Test
  void theEmploymentLogIsStableAgainstItsReference() {
    // Given
    Path reference = SharedData.file("employment_MA/reference_2015.csv.gz");
    Path analysis = SharedData.file("employment_MA/analysis_2016_2018.csv.gz");

    // When
    Cli cli = Cli.run("compare", reference, analysis, "--exclude", "id,year", "--exit-code");

    // Then
    assertThat(cli.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(cli.out()).contains("stable\nnone of 19 columns drifted").contains("68,785      208,892     0.0085");
    assertThat(cli.out().lines().filter(line -> line.matches("[A-Za-z_0-9]+ +stable .*")).findFirst().orElseThrow())
        .as("the farthest column comes first").startsWith("ANC ");
  }

  @Test
  void theJsonIsWhatItsSchemaSays() throws Exception {
    // Given a column of each type, one that is gone, one with dirt, and infinite and missing numbers
    Path reference = write("r.csv", rows("x,kind,ok,gone", i -> i + "," + "ab".charAt(i % 2) + ",true," + i));
    Path current = write("c.csv",
        rows("x,kind,ok,new", i -> (i == 0 ? "inf" : i == 1 ? "dirt" : i * 3) + ",b," + (i % 2 == 0) + ",1"));
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(docs().resolve("compare.schema.json")));

    // When
    Cli cli = Cli.run("compare", reference, current, "--format", "json", "--exit-code");

    // Then
    assertThat(schema.validate(cli.out(), InputFormat.JSON)).isEmpty();
    assertThat(schema.validate("{\"verdict\":\"fine\"}", InputFormat.JSON)).as("the schema can say no").isNotEmpty();
    assertThat(cli.exitCode()).isEqualTo(ExitCodes.DRIFT);
    JsonNode json = new JsonMapper().readTree(cli.out());
    assertThat(column(json, "x").get("type_errors").asInt()).isEqualTo(1);
    assertThat(column(json, "gone").get("verdict").asText()).isEqualTo("insufficient_data");
    assertThat(column(json, "new").get("verdict").asText()).isEqualTo("no_reference");
  }

  @Test
  void theTableFitsAndPutsTheColumnThatMovedMostFirst() throws Exception {
    // Given
    String longName = "n".repeat(100);
    Path reference = write("r.csv", rows("a,b," + longName, i -> i + "," + i + "," + i));
    Path current = write("c.csv", rows("a,b," + longName, i -> i + "," + (i + 1000) + "," + (i + 40)));

    // When
    Cli cli = Cli.run("compare", reference, current);

    // Then
    List<String> table = cli.out().lines().dropWhile(line -> !line.startsWith("column")).toList();
    assertThat(table).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
    assertThat(table.stream().filter(line -> line.matches("\\S+ +(drifted|stable) .*"))
        .map(line -> line.substring(0, 1))).containsExactly("b", "n", "a");
    assertThat(cli.exitCode()).as("drift is no failure unless asked for").isEqualTo(ExitCodes.OK);
  }

  @Test
  void textsAndListsOfNumbersAreComparedAsSuch() throws Exception {
    // Given texts that take up another word, and vectors that turn
    Path reference = write("r.csv", rows("t,v", i -> "the fare was fine " + i % 9 + ",\"[1, 0.%d]\"".formatted(i % 7)));
    Path current = write("c.csv", rows("t,v", i -> "the fare was grim " + i % 9 + ",\"[0.%d, 1]\"".formatted(i % 7)));

    // When
    Cli cli = Cli.run("compare", reference, current, "--types", "t=text,v=embedding", "--format", "json");

    // Then
    JsonNode json = new JsonMapper().readTree(cli.out());
    for (String name : List.of("t", "v")) {
      assertThat(column(json, name).get("verdict").asText()).as(name).isEqualTo("drifted");
      assertThat(column(json, name).get("reason").asText()).as(name).startsWith("mmd ");
    }
    assertThat(column(json, "t").get("type").asText()).isEqualTo("text");
    assertThat(column(json, "v").get("type").asText()).isEqualTo("embedding");
  }

  @Test
  void showsTheMeasuresThatAreAskedFor() throws Exception {
    // Given
    Path reference = write("r.csv", rows("x,kind", i -> i + "," + "ab".charAt(i % 2)));
    Path current = write("c.csv", rows("x,kind", i -> (i + 30) + "," + "abc".charAt(i % 3)));

    // When
    Cli table = Cli.run("compare", reference, current, "--measures", "mann_whitney,new_category");
    Cli json = Cli.run("compare", reference, current, "--measures", "all", "--format", "json");
    Cli misspelt = Cli.run("compare", reference, current, "--measures", "mannwhitney");

    // Then
    assertThat(table.out().lines().dropWhile(line -> !line.startsWith("column")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120))
        .anyMatch(line -> line.matches(" +mann_whitney +0\\.7550 .* detected"))
        .anyMatch(line -> line.matches(" +new_category +0\\.33.* detected")).noneMatch(line -> line.contains(" ks "));
    JsonNode x = column(new JsonMapper().readTree(json.out()), "x");
    JsonNode superiority = x.get("scores").valueStream()
        .filter(score -> score.get("measure").asText().equals("mann_whitney")).findFirst().orElseThrow();
    assertThat(x.get("scores")).hasSizeGreaterThan(15);
    assertThat(superiority.get("direction").asText()).isEqualTo("either");
    assertThat(superiority.get("equal").asDouble()).isEqualTo(0.5);
    assertThat(superiority.get("n").asInt()).isEqualTo(100);
    assertThat(misspelt.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(misspelt.err()).contains("--measures: found 'mannwhitney'; did you mean mann_whitney?");
  }

  /**
   * Oracle: evidently 0.7.23, {@code Report([DataDriftTable()]).run(reference_data=d[:17760], current_data=d[17760:], ...)}
   * over the electricity market, with every column as a numerical feature.
   */
  @Test
  void saysWhatEvidentlyWould() throws Exception {
    // Given
    List<String> lines = lines(SharedData.file("elec2/electricity.csv.gz"));
    Path before = write("before.csv", lines.subList(0, 17_761));
    List<String> rest = new ArrayList<>(lines.subList(17_761, lines.size()));
    rest.addFirst(lines.getFirst());
    Path after = write("after.csv", rest);
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(docs().resolve("compare-evidently.schema.json")));

    // When
    Cli cli = Cli.run("compare", before, after, "--measures", "evidently", "--format", "json", "--exit-code");
    Cli table = Cli.run("compare", before, after, "--measures", "evidently");

    // Then
    assertThat(schema.validate(cli.out(), InputFormat.JSON)).isEmpty();
    JsonNode json = new JsonMapper().readTree(cli.out());
    assertThat(json.get("dataset_drift").asBoolean()).isTrue();
    assertThat(json.get("columns_drifted").asInt()).isEqualTo(5);
    assertThat(cli.exitCode()).isEqualTo(ExitCodes.DRIFT);
    Map.of("nswdemand", 0.29124400158131764, "nswprice", 0.9193580221918504, "period", 0.0, "transfer",
        15.819471967153746, "vicdemand", 6.354309340659585, "vicprice", 1.775398458345109)
        .forEach((name, score) -> {
          assertThat(column(json, name).get("test").asText()).isEqualTo("wasserstein");
          assertThat(column(json, name).get("score").asDouble()).as(name).isCloseTo(score, within(1e-9));
          assertThat(column(json, name).get("drifted").asBoolean()).as(name).isEqualTo(score >= 0.1);
        });
    assertThat(column(json, "class").get("test").asText()).isEqualTo("jensenshannon");
    assertThat(column(json, "class").get("score").asDouble()).isCloseTo(0.016618705193177794, within(1e-9));
    assertThat(table.out().lines().dropWhile(line -> !line.startsWith("column")))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
  }

  @Test
  void refusesWhatHasNoEffectBesideEvidently() throws Exception {
    // Given
    Path csv = write("r.csv", List.of("a", "1"));

    // When
    Cli level = Cli.run("compare", csv, csv, "--measures", "evidently", "--level", "0.05");
    Cli mixed = Cli.run("compare", csv, csv, "--measures", "evidently,psi");
    Cli profile = Cli.run("compare", folder.resolve("a.dmref"), csv, "--measures", "evidently");

    // Then
    assertThat(level.err()).contains("--level: has no effect beside --measures evidently");
    assertThat(mixed.err()).contains("'evidently' stands alone");
    assertThat(profile.err()).contains("name the data it was built from instead");
    assertThat(List.of(level, mixed, profile)).allSatisfy(cli -> assertThat(cli.exitCode()).isEqualTo(ExitCodes.USAGE));
  }

  @Test
  void tooFewRowsAreAVerdictOfTheirOwn() throws Exception {
    // Given
    Path reference = write("r.csv", rows("a", String::valueOf));
    Path empty = write("c.csv", List.of("a"));

    // When
    Cli cli = Cli.run("compare", reference, empty, "--exit-code");

    // Then
    assertThat(cli.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(cli.out()).contains("insufficient data").contains("0 values in the window");
  }

  @Test
  void problemsAreOneSentenceAndAnExitCode() throws Exception {
    // Given
    Path csv = write("r.csv", List.of("a", "1"));

    // When
    Cli missing = Cli.run("compare", csv, folder.resolve("missing.csv"));
    Cli usage = Cli.run("compare", csv);
    Cli type = Cli.run("compare", csv, csv, "--types", "a=colour");
    Cli column = Cli.run("compare", csv, csv, "--types", "b=numeric");
    Cli built = Cli.run("compare", folder.resolve("r.dmref"), csv, "--multivariate");
    Cli traced = Cli.run("compare", csv, folder.resolve("missing.csv"), "--verbose");

    // Then
    assertThat(missing.exitCode()).isEqualTo(ExitCodes.FAILURE);
    assertThat(missing.err()).isEqualToIgnoringNewLines(
        "driftmeter: " + folder.resolve("missing.csv") + ": there is no such file");
    assertThat(usage.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(usage.err()).contains("'CURRENT'");
    assertThat(type.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(type.err()).contains("colour").contains("NUMERIC, CATEGORICAL, BOOLEAN");
    assertThat(column.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(column.err()).contains("--types: there is no column 'b' among those compared: [a]");
    assertThat(built.exitCode()).isEqualTo(ExitCodes.USAGE);
    assertThat(built.err()).contains("--multivariate").contains("r.dmref holds profiles of single columns");
    assertThat(traced.err()).contains("UnreadableFileException").contains("\tat ");
  }

  /** Both columns keep their 100 values, so that neither changes by itself; only their order does. */
  @Test
  void columnsThatComeApartAreFoundTogetherOnly() throws Exception {
    // Given
    Path reference = write("r.csv", rows("a,b,c", i -> i + "," + (i + i % 7) + "," + i * 37 % 100));
    Path current = write("c.csv", rows("a,b,c", i -> i * 61 % 100 + "," + (i + i % 7) + "," + i * 37 % 100));
    var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(docs().resolve("compare.schema.json")));

    // When
    Cli table = Cli.run("compare", reference, current, "--multivariate", "--exit-code");
    Cli cli = Cli.run("compare", reference, current, "--multivariate", "--format", "json");

    // Then
    assertThat(schema.validate(cli.out(), InputFormat.JSON)).isEmpty();
    JsonNode json = new JsonMapper().readTree(cli.out());
    assertThat(json.get("verdict").asText()).isEqualTo("stable");
    JsonNode joint = json.get("multivariate");
    assertThat(joint.get("rows").asInt()).isEqualTo(100);
    assertThat(
        joint.get("tests").valueStream().map(test -> test.get("test").asText() + test.get("detected").asBoolean()))
        .containsExactly("correlationtrue", "reconstructiontrue", "mmdtrue");
    assertThat(joint.get("changed_pairs").get(0).get("one").asText()).isEqualTo("a");
    assertThat(joint.get("changed_pairs").get(0).get("other").asText()).isEqualTo("b");
    assertThat(table.exitCode()).isEqualTo(ExitCodes.DRIFT);
    assertThat(table.out()).contains("3 numeric columns taken together, n 100, m 100").contains("a ~ b 1.00 → ");
  }

  @Test
  void columnsTakenTogetherSayWhyTheyAreNotTested() throws Exception {
    // Given columns of which one has a value in every second row
    Path file = write("r.csv", rows("a,b", i -> i + "," + (i % 2 == 0 ? "" : "1." + i)));

    // When
    Cli cli = Cli.run("compare", file, file, "--multivariate");

    // Then
    assertThat(cli.out()).contains("not tested: 1 numeric columns vary in the reference and are there in both files");
  }

  @Test
  void codesCanBeComparedAsCategories() throws Exception {
    // Given
    Path reference = write("r.csv", rows("code", i -> String.valueOf(i % 3)));
    Path current = write("c.csv", rows("code", i -> String.valueOf(i % 3)));

    // When
    Cli cli = Cli.run("compare", reference, current, "--types", "code=categorical", "--format", "json");

    // Then
    assertThat(column(new JsonMapper().readTree(cli.out()), "code").get("type").asText()).isEqualTo("categorical");
  }

  private static double psi(JsonNode json, String name) {
    return column(json, name).get("scores").get(0).get("score").asDouble();
  }

  private static JsonNode column(JsonNode json, String name) {
    return json.get("columns").valueStream().filter(column -> column.get("name").asText().equals(name)).findFirst()
        .orElseThrow();
  }

  private static List<String> rows(String header, java.util.function.IntFunction<String> line) {
    return Stream.concat(Stream.of(header), IntStream.range(0, 100).mapToObj(line)).toList();
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static List<String> lines(Path gzip) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Path docs() {
    return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
        .map(path -> path.resolve("docs")).filter(path -> Files.exists(path.resolve("compare.schema.json"))).findFirst()
        .orElseThrow();
  }
}

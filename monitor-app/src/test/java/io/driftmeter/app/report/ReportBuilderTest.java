package io.driftmeter.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.measure.Scale;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import io.driftmeter.schemas.avro.CategoryCount;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.WindowReport;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {
  private static final WindowId ID = new WindowId("credit", "7", "all", 60_000, 120_000);

  @Test
  void aReportHoldsTheWindowTheVerdictAndWhatWasSeen() throws Exception {
    // Given
    WindowProfile profile = profile(List.of(Column.numeric("age"), Column.categorical("job")), 100);
    Score score = new Score("psi", 0.4, 0.3, 0.5, 0.1, null, true, 500, 300, new Scale(0, 0, 1));
    WindowVerdict verdict = new WindowVerdict(Verdict.DRIFTED, "age moved",
        List.of(new ColumnVerdict(Column.numeric("age"), Verdict.DRIFTED, "PSI 0.4", 100, 900, List.of(score), null),
            new ColumnVerdict(Column.categorical("job"), Verdict.STABLE, "PSI 0", 100, 900, List.of(), null),
            new ColumnVerdict(Column.numeric("gone"), Verdict.INSUFFICIENT_DATA, "not there", 0, 900, List.of(),
                null)));
    Reference reference = new Reference("2025", "all", "a file", 1, profile(List.of(Column.numeric("age")), 900));

    // When
    WindowReport report = written(ReportBuilder.reports(ID, 3, true, profile, verdict, Explanations.NONE, reference))
        .getFirst();

    // Then
    assertThat(report.getModel()).isEqualTo("credit");
    assertThat(report.getWindowEnd().toEpochMilli()).isEqualTo(120_000);
    assertThat(report.getRevision()).isEqualTo(3);
    assertThat(report.getRows()).isEqualTo(100);
    assertThat(report.getReference()).isEqualTo("2025");
    assertThat(report.getReferenceRows()).isEqualTo(900);
    assertThat(report.getColumnsJudged()).isEqualTo(2);
    assertThat(report.getColumnsDrifted()).isEqualTo(1);
    ColumnReport age = report.getColumns().getFirst();
    assertThat(age.getMin()).isEqualTo(0);
    assertThat(age.getMax()).isEqualTo(99);
    assertThat(age.getMean()).isEqualTo(49.5);
    assertThat(age.getQuantiles()).hasSize(9).isSorted().contains(49.0);
    assertThat(age.getScores().getFirst().getThreshold()).isEqualTo(0.1);
    assertThat(age.getScores().getFirst().getPValue()).isNull();
    ColumnReport job = report.getColumns().get(1);
    assertThat(job.getQuantiles()).isEmpty();
    assertThat(job.getTop()).hasSize(10).first().isEqualTo(new CategoryCount("job-0", 9L));
    assertThat(report.getColumns().get(2).getMin()).isNull();
  }

  @Test
  void manyColumnsComeInPartsThatEachHaveTheHeader() throws Exception {
    // Given
    List<Column> columns = IntStream.range(0, 101).mapToObj(i -> Column.numeric("c" + i)).toList();
    WindowVerdict verdict = new WindowVerdict(Verdict.STABLE, "", columns.stream()
        .map(column -> new ColumnVerdict(column, Verdict.STABLE, "", 2, 2, List.of(), null)).toList());

    // When
    List<WindowReport> parts = written(
        ReportBuilder.reports(ID, 0, true, profile(columns, 2), verdict, Explanations.NONE, null));

    // Then
    assertThat(parts).extracting(part -> part.getColumns().size()).containsExactly(50, 50, 1);
    assertThat(parts).extracting(WindowReport::getPart).containsExactly(0, 1, 2);
    assertThat(parts).allSatisfy(part -> {
      assertThat(part.getParts()).isEqualTo(3);
      assertThat(part.getColumnsJudged()).isEqualTo(101);
      assertThat(part.getRows()).isEqualTo(2);
    });
    assertThat(parts.stream().flatMap(part -> part.getColumns().stream()).map(ColumnReport::getName))
        .containsExactlyElementsOf(columns.stream().map(Column::name).toList());
  }

  @Test
  void aWindowWithoutColumnsStillHasAReport() throws Exception {
    // Given
    WindowVerdict verdict = new WindowVerdict(Verdict.INSUFFICIENT_DATA, "no rows", List.of());

    // When
    List<WindowReport> parts = written(
        ReportBuilder.reports(ID, 0, false, new WindowProfile(ProfileSettings.DEFAULT), verdict, Explanations.NONE,
            null));

    // Then
    assertThat(parts).singleElement().satisfies(part -> {
      assertThat(part.getParts()).isEqualTo(1);
      assertThat(part.getComplete()).isFalse();
      assertThat(part.getReference()).isNull();
    });
  }

  @Test
  void chunksMakeTheProfileAgain() {
    // Given
    List<Column> columns = IntStream.range(0, 30).mapToObj(i -> Column.numeric("c" + i)).toList();
    WindowProfile profile = profile(columns, 50);

    // When
    List<ProfileChunk> chunks = ReportBuilder.profiles(ID, 2, profile);

    // Then
    assertThat(chunks).hasSize(3).allSatisfy(chunk -> {
      assertThat(chunk.getChunks()).isEqualTo(3);
      assertThat(chunk.getRevision()).isEqualTo(2);
    });
    WindowProfile again = WindowProfile.fromChunks(ProfileSettings.DEFAULT,
        chunks.stream().map(chunk -> chunk.getProfile().array()).toList());
    assertThat(again.rows()).isEqualTo(50);
    assertThat(again.columns()).extracting(column -> column.column().name()).containsExactlyElementsOf(
        columns.stream().map(Column::name).toList());
  }

  /** A field that Avro would refuse to write is not to pass. */
  private static List<WindowReport> written(List<WindowReport> reports) throws IOException {
    for (WindowReport report : reports) {
      assertThat(report.toByteBuffer().remaining()).isBetween(1, 1_000_000);
    }
    return reports;
  }

  /** Row i holds the number i in numeric columns, and one of eleven or so categories in others. */
  private static WindowProfile profile(List<Column> columns, int rows) {
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(Columns.of(columns));
    for (int i = 0; i < rows; i++) {
      row.clear();
      for (int slot = 0; slot < columns.size(); slot++) {
        if (columns.get(slot).type().isBytes()) {
          row.setText(slot, "job-" + i % 12);
        } else {
          row.setNumber(slot, i);
        }
      }
      profile.update(row, 60_000 + i, false);
    }
    return profile;
  }
}

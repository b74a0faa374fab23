package io.driftmeter.app.sink;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.schemas.avro.Alert;
import io.driftmeter.schemas.avro.AlertColumn;
import io.driftmeter.schemas.avro.AlertState;
import io.driftmeter.schemas.avro.CategoryCount;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.MeasureScore;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.Verdict;
import io.driftmeter.schemas.avro.WindowReport;
import io.driftmeter.schemas.registry.GeneratedClasses;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Records as the monitor makes them. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  private static final List<String> MEASURES = List.of("psi", "js", "ks", "w1", "chi2");

  static {
    GeneratedClasses.trust();
  }

  private Samples() {}

  static WindowReport report(Instant start, int revision, String... columns) {
    return report("fares", start, revision, columns);
  }

  static WindowReport report(String model, Instant start, int revision, String... columns) {
    return WindowReport.newBuilder().setModel(model).setVersion("1").setSegment("all").setWindowStart(start)
        .setWindowEnd(start.plus(Duration.ofHours(1))).setRevision(revision).setComplete(true)
        .setRows(1000 + revision).setLateRows(revision).setVerdict(Verdict.DRIFTED).setReason("1 column drifted")
        .setReference("first").setReferenceRows(5000).setColumnsJudged(columns.length).setColumnsDrifted(1)
        .setColumns(Arrays.stream(columns).map(Samples::numeric).toList()).build();
  }

  static WindowReport part(WindowReport report, int part, int parts) {
    return WindowReport.newBuilder(report).setPart(part).setParts(parts).build();
  }

  static ColumnReport numeric(String name) {
    return column(name, "numeric").setMin(Double.NEGATIVE_INFINITY).setMax(9.5).setMean(Double.NaN)
        .setStandardDeviation(1.25).setQuantiles(List.of(1., 2., 3., 4., 5., 6., 7., 8., 9.)).build();
  }

  static ColumnReport categorical(String name, String category) {
    return column(name, "categorical").setTop(List.of(new CategoryCount(category, 70L), new CategoryCount("b", 30L)))
        .build();
  }

  private static ColumnReport.Builder column(String name, String type) {
    return ColumnReport.newBuilder().setName(name).setType(type).setRole("feature").setVerdict(Verdict.DRIFTED)
        .setReason("psi").setRows(900).setReferenceRows(5000).setNulls(90).setTypeErrors(10).setDistinct(12)
        .setScores(MEASURES.stream().map(m -> new MeasureScore(m, 0.25, 0.2, 0.3, 0.1, 0.001, true)).toList());
  }

  /** The chunks of a profile of {@code rows} events over these numeric columns. */
  static List<ProfileChunk> profile(Instant start, int revision, int rows, String... names) {
    Columns columns = Columns.of(Arrays.stream(names).map(Column::numeric).toList());
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    Row row = new Row(columns);
    for (int i = 0; i < rows; i++) {
      row.clear();
      for (int slot = 0; slot < names.length; slot++) {
        row.setNumber(slot, i * (slot + 1));
      }
      profile.update(row, start.toEpochMilli() + i, false);
    }
    return java.util.stream.IntStream.range(0, profile.chunks())
        .mapToObj(chunk -> ProfileChunk.newBuilder().setModel("fares").setVersion("1").setSegment("all")
            .setWindowStart(start).setWindowEnd(start.plus(Duration.ofHours(1))).setRevision(revision).setChunk(chunk)
            .setChunks(profile.chunks()).setProfile(ByteBuffer.wrap(profile.chunkToBytes(chunk))).build())
        .toList();
  }

  /** An episode that began at noon, with the newest window of a minute. */
  static Alert alert(AlertState state, Instant window) {
    return Alert.newBuilder().setId("1f0e").setModel("fares").setVersion("1").setSegment("all").setState(state)
        .setOpenedAt(NOON).setWindowStart(window).setWindowEnd(window.plusSeconds(60)).setCause("fare drifted")
        .setColumns(List.of(new AlertColumn("fare", 0.5, 1e-9, NOON, null, "fare moved up"),
            new AlertColumn("zone\u0000", 0.2, 1e-5, NOON, NOON.plusSeconds(60), "")))
        .build();
  }

  static SinkBatch batch(Alert... alerts) {
    return new SinkBatch(List.of(), List.of(), List.of(), List.of(alerts));
  }

  static SinkBatch batch(WindowReport... reports) {
    return new SinkBatch(List.of(reports), List.of(), List.of(), List.of());
  }

  static SinkBatch batch(List<ProfileChunk> profiles) {
    return new SinkBatch(List.of(), profiles, List.of(), List.of());
  }
}

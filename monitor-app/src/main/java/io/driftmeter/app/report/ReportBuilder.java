package io.driftmeter.app.report;

import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.ColumnVerdict;
import io.driftmeter.core.verdict.Verdict;
import io.driftmeter.core.verdict.WindowVerdict;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.WindowReport;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes down windows as records of the reports and profiles topics. */
public final class ReportBuilder {
  /** A report of so many columns, with all they may say, stays well below a megabyte. */
  public static final int COLUMNS_PER_PART = 50;

  private ReportBuilder() {}

  /**
   * The report of a window, in as many parts as its columns need; at least one.
   *
   * @param complete  whether every known input partition had reported
   * @param explanations why columns drifted
   * @param reference what the window was compared with; null if there was none
   */
  public static List<WindowReport> reports(WindowId id, int revision, boolean complete, WindowProfile profile,
      WindowVerdict verdict, Explanations explanations, @Nullable Reference reference) {
    List<ColumnVerdict> columns = verdict.columns();
    int parts = Math.max(1, Math.ceilDiv(columns.size(), COLUMNS_PER_PART));
    return IntStream.range(0, parts).mapToObj(part -> {
      WindowReport report = header(id, revision, complete, profile, verdict, reference);
      report.setPart(part);
      report.setParts(parts);
      report.setColumns(columns
          .subList(part * COLUMNS_PER_PART, Math.min(columns.size(), (part + 1) * COLUMNS_PER_PART)).stream()
          .map(column -> ColumnReports.of(column, profile.column(column.column().name()),
              explanations.of(column.column().name())))
          .toList());
      return report;
    }).toList();
  }

  /** The merged profile of a window, chunk by chunk. */
  public static List<ProfileChunk> profiles(WindowId id, int revision, WindowProfile profile) {
    return IntStream.range(0, profile.chunks()).mapToObj(index -> {
      ProfileChunk chunk = new ProfileChunk();
      chunk.setModel(id.model());
      chunk.setVersion(id.version());
      chunk.setSegment(id.segment());
      chunk.setWindowStart(Instant.ofEpochMilli(id.start()));
      chunk.setWindowEnd(Instant.ofEpochMilli(id.end()));
      chunk.setRevision(revision);
      chunk.setChunk(index);
      chunk.setChunks(profile.chunks());
      chunk.setProfile(ByteBuffer.wrap(profile.chunkToBytes(index)));
      return chunk;
    }).toList();
  }

  private static WindowReport header(WindowId id, int revision, boolean complete, WindowProfile profile,
      WindowVerdict verdict, @Nullable Reference reference) {
    WindowReport report = new WindowReport();
    report.setModel(id.model());
    report.setVersion(id.version());
    report.setSegment(id.segment());
    report.setWindowStart(Instant.ofEpochMilli(id.start()));
    report.setWindowEnd(Instant.ofEpochMilli(id.end()));
    report.setRevision(revision);
    report.setComplete(complete);
    report.setRows(profile.rows());
    report.setLateRows(profile.lateRows());
    report.setVerdict(avro(verdict.verdict()));
    report.setReason(verdict.reason());
    report.setReference(reference == null ? null : reference.name());
    report.setReferenceRows(reference == null ? 0 : reference.profile().rows());
    report.setColumnsJudged(verdict.columnsJudged());
    report.setColumnsDrifted(verdict.columnsDrifted());
    report.setCombinedP(ColumnReports.orNull(verdict.combinedP()));
    return report;
  }

  static io.driftmeter.schemas.avro.Verdict avro(Verdict verdict) {
    return switch (verdict) {
      case STABLE -> io.driftmeter.schemas.avro.Verdict.STABLE;
      case DRIFTED -> io.driftmeter.schemas.avro.Verdict.DRIFTED;
      case INSUFFICIENT_DATA -> io.driftmeter.schemas.avro.Verdict.INSUFFICIENT_DATA;
      case NO_REFERENCE -> io.driftmeter.schemas.avro.Verdict.NO_REFERENCE;
    };
  }
}

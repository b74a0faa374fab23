package io.driftmeter.app.cli;

import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.app.report.ReportBuilder;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.app.sink.Database;
import io.driftmeter.app.sink.ReportWriter;
import io.driftmeter.app.sink.SinkBatch;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.WindowVerdict;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.WindowReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Writes windows of a batch run to the tables that the stream writes, some in each transaction. */
final class BatchOutput implements AutoCloseable {
  private static final int WINDOWS_PER_TRANSACTION = 50;
  /** A batch run says its verdict once; a further run replaces it, as it is of the same revision. */
  private static final int REVISION = 0;

  private final String url;
  private final Database database;
  private final ReportWriter writer;
  private final List<WindowReport> reports = new ArrayList<>();
  private final List<ProfileChunk> profiles = new ArrayList<>();
  private int pending;

  BatchOutput(PostgresConfig postgres) {
    this.url = postgres.url();
    this.database = new Database(postgres);
    try {
      database.migrate();
    } catch (FlywayException e) {
      database.close();
      throw failed(e);
    }
    this.writer = new ReportWriter(database.dataSource());
  }

  void writeReferences(String model, Collection<Reference> references) {
    write(new SinkBatch(List.of(), List.of(),
        references.stream().flatMap(reference -> ReferenceRecords.of(model, reference).stream()).toList(),
        List.of()));
  }

  void write(WindowId id, WindowProfile profile, WindowVerdict verdict, Explanations explanations,
      @Nullable Reference reference) {
    reports.addAll(ReportBuilder.reports(id, REVISION, true, profile, verdict, explanations, reference));
    profiles.addAll(ReportBuilder.profiles(id, REVISION, profile));
    if (++pending == WINDOWS_PER_TRANSACTION) {
      flush();
    }
  }

  void flush() {
    write(new SinkBatch(reports, profiles, List.of(), List.of()));
    reports.clear();
    profiles.clear();
    pending = 0;
  }

  private void write(SinkBatch batch) {
    try {
      writer.write(batch);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private CommandFailedException failed(Exception cause) {
    return new CommandFailedException("cannot write to %s: %s".formatted(url, cause.getMessage()), cause);
  }

  @Override
  public void close() {
    database.close();
  }
}

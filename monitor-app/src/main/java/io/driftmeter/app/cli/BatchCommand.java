package io.driftmeter.app.cli;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.file.InputFiles;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.explain.Explanations;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.core.verdict.Judge;
import io.driftmeter.core.verdict.WindowVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code batch}: the past, out of files, into the tables that the stream writes. */
@Command(name = "batch", mixinStandardHelpOptions = true, description = "Profiles and judges prediction logs out of files, window by window, into Postgres.", footer = "%nA further run over the same files replaces what was written. Columns of a configured model are found in files by their names. Windows that do not fit half of the heap wait in a temporary file; that is slow where rows of very many windows are mixed.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
  ExitCodes.OK_HELP, ExitCodes.FAILURE_HELP, ExitCodes.USAGE_HELP})
final class BatchCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV (.gz), Parquet, JSON lines or Avro; patterns are allowed.")
  private List<String> files;

  @Mixin
  private ModelOptions models;

  @Mixin
  private BatchOptions batch;

  @Mixin
  private ColumnOptions columns;

  @Mixin
  private JudgeOptions judge;

  @Option(names = "--reference", paramLabel = "FILE|NAME", description = "What to compare with: a data file, a .dmref, or the name of a published reference. Default: as configured; without one, windows are profiled only.")
  private @Nullable String reference;

  @Option(names = "--dry-run", description = "Print the verdicts, write nothing.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    MonitorConfig monitor = models.monitor();
    ModelConfig model = models.model(monitor);
    PostgresConfig postgres = dryRun ? null : batch.postgres(monitor);
    String version = batch.versionColumn(model);
    RowSegments segments = batch.segments(model);
    ReadOptions options = columns.read(model, version == null ? List.of() : List.of(version), batch.eventTime(model));
    Map<String, Reference> references = references(monitor, model, options, batch.segments(model));
    Reference whole = references.get(WindowId.ALL);
    try (BatchProfiles profiles = new BatchProfiles(model.name(), version == null,
        batch.window(model, monitor.models().contains(model)), segments,
        new ProfileSettings(model.profile().k(), model.profile().categories()))) {
      FileProfiles.read(InputFiles.find(files), whole == null ? options : options.typedLike(whole.profile()), profiles);
      segments.requireFound();
      report(model, profiles, references, postgres);
    }
    return ExitCodes.OK;
  }

  private Map<String, Reference> references(MonitorConfig monitor, ModelConfig model, ReadOptions options,
      RowSegments segments) throws IOException {
    String name = reference == null ? model.reference().name() : reference;
    return name == null
        ? Map.of()
        : ReferenceSource.find(name, monitor, model, options.withoutKeysAndTime(), segments);
  }

  private void report(ModelConfig model, BatchProfiles profiles, Map<String, Reference> references,
      @Nullable PostgresConfig postgres) {
    Judge judging = new Judge(judge.over(model.drift().judge()));
    BatchTable table = new BatchTable();
    try (BatchOutput output = postgres == null ? null : new BatchOutput(postgres)) {
      if (output != null) {
        output.writeReferences(model.name(), references.values());
      }
      profiles.forEach((id, profile) -> {
        Reference compared = references.get(id.segment());
        WindowVerdict judged = judging.judge(profile, compared);
        Explanations explanations = Explanations.of(profile, compared, judged);
        WindowVerdict verdict = explanations.explain(judged);
        table.add(id, profile, verdict);
        if (output != null) {
          output.write(id, profile, verdict, explanations, compared);
        }
      });
      if (output != null) {
        output.flush();
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(table);
    out.printf("%n%s rows in %s windows%s%s%n", Texts.count(profiles.rows()), Texts.count(profiles.windows()),
        profiles.untimed() == 0
            ? ""
            : "; %s rows left out, as they have no event time".formatted(Texts.count(profiles.untimed())),
        postgres == null ? "; nothing was written" : "; written to " + postgres.url());
    out.flush();
  }
}

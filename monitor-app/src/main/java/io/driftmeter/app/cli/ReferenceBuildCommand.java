package io.driftmeter.app.cli;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.file.InputFiles;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.core.reference.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reference build}: out of files, into the references topic or a file. */
@Command(name = "build", mixinStandardHelpOptions = true, description = "Profiles files as a reference, and publishes it to the references topic or writes it to a file.", footer = "%nThe monitor compares with the newest reference of a model, unless its configuration names one.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
  ExitCodes.OK_HELP, ExitCodes.FAILURE_HELP, ExitCodes.USAGE_HELP})
final class ReferenceBuildCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "CSV (.gz), Parquet, JSON lines or Avro; patterns are allowed.")
  private List<String> files;

  @Mixin
  private ModelOptions models;

  @Mixin
  private ColumnOptions columns;

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Names the reference; one of the same name is replaced.")
  private String name;

  @Option(names = "--segments", split = ",", paramLabel = "COLUMN", description = "Columns whose values get references of their own. Default: as configured.")
  private @Nullable List<String> segments;

  @Option(names = "--output", paramLabel = "FILE.dmref", description = "A file for compare and batch, in place of the topic.")
  private @Nullable Path output;

  @Override
  public Integer call() throws IOException {
    MonitorConfig monitor = models.monitor();
    ModelConfig model = models.model(monitor);
    if (output == null && !ModelOptions.hasKafka(monitor)) {
      throw new ParameterException(spec.commandLine(), "--config, --bootstrap-servers or --output: one is needed");
    }
    if (output != null && !output.toString().endsWith(ReferenceFiles.ENDING)) {
      throw new ParameterException(spec.commandLine(),
          "--output: found '%s', allowed is a name that ends in %s".formatted(output, ReferenceFiles.ENDING));
    }
    RowSegments slices = new RowSegments(Objects.requireNonNullElse(segments, model.segments()),
        model.profile().segmentValues());
    List<Reference> built = ReferenceSource.build(InputFiles.find(files), name, String.join(", ", files),
        Clock.systemUTC().millis(), model, options(model), slices);
    List<io.driftmeter.schemas.avro.Reference> records = built.stream()
        .flatMap(reference -> ReferenceRecords.of(model.name(), reference).stream()).toList();
    String where;
    if (output == null) {
      new ReferenceTopic(monitor).publish(records);
      where = "published to topic " + monitor.topics().references();
    } else {
      ReferenceFiles.write(output, records);
      where = "written to " + output;
    }
    spec.commandLine().getOut().printf("reference '%s' of model '%s', %s segments, %s records: %s%n", name,
        model.name(), Texts.count(built.size()), Texts.count(records.size()), where);
    return ExitCodes.OK;
  }

  /** Times and versions that the configuration names are not compared. */
  private ReadOptions options(ModelConfig model) {
    ReadOptions read = columns.read(model, List.of(), null);
    List<String> exclude = new ArrayList<>(read.exclude());
    Stream.of(model.eventTime(), model.version()).filter(Objects::nonNull).forEach(exclude::add);
    return read.excluding(exclude);
  }
}

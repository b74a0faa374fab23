package io.driftmeter.app.cli;

import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.DescribedProfile;
import io.driftmeter.core.profile.Distribution;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.reference.Reference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code reference show}: what a reference has seen of each column. */
@Command(name = "show", mixinStandardHelpOptions = true, description = "Shows the columns of a reference.")
final class ReferenceShowCommand implements Callable<Integer> {
  private static final String LINE = "%-30s %-12s %12s %10s %10s  %s%n";
  private static final int TOP = 5;

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "NAME|FILE.dmref", description = "A published reference, or a file that 'reference build' wrote.")
  private String name;

  @Mixin
  private ModelOptions models;

  @Option(names = "--segment", defaultValue = WindowId.ALL, paramLabel = "SEGMENT", description = "Default: ${DEFAULT-VALUE}.")
  private String segment;

  @Override
  public Integer call() throws IOException {
    List<Reference> known = name.endsWith(ReferenceFiles.ENDING)
        ? ReferenceFiles.readBuilt(Path.of(name))
        : published();
    Reference reference = known.stream().filter(each -> each.segment().equals(segment)).findFirst()
        .orElseThrow(() -> new CommandFailedException("there is no reference '%s' of segment '%s'; its segments are %s"
            .formatted(name, segment, known.stream().map(Reference::segment).toList())));
    spec.commandLine().getOut().printf("%s, segment %s: %s rows, from %s, created %s%n%n", reference.name(),
        reference.segment(), Texts.count(reference.profile().rows()), reference.origin(),
        Instant.ofEpochMilli(reference.createdAt()));
    spec.commandLine().getOut().printf(LINE, "column", "type", "values", "nulls", "distinct", "what");
    for (ColumnProfile column : reference.profile().columns()) {
      spec.commandLine().getOut().printf(LINE, Texts.fit(column.column().name(), 30), column.column().type().label(),
          Texts.count(column.values()), Texts.count(column.nulls()), Texts.count(Math.round(column.distinct())),
          what(column));
    }
    return ExitCodes.OK;
  }

  private List<Reference> published() {
    MonitorConfig monitor = models.monitor();
    if (!ModelOptions.hasKafka(monitor)) {
      throw new ParameterException(spec.commandLine(), "--config or --bootstrap-servers: one is needed");
    }
    return new ReferenceTopic(monitor).readAll().stream().filter(each -> models.accepts(each.model()))
        .map(ReferenceRecords.Stored::reference).filter(reference -> reference.name().equals(name)).toList();
  }

  private static String what(ColumnProfile column) {
    return switch (column) {
      case NumericProfile numeric -> what(numeric.distribution());
      case CategoricalProfile categorical -> categorical.top(TOP).stream()
          .map(top -> top.category() + " " + Texts.count(top.count())).collect(Collectors.joining(", "));
      case DescribedProfile described -> described.descriptors().stream()
          .map(descriptor -> descriptor.column().name() + " " + what(descriptor.distribution()))
          .collect(Collectors.joining("; "));
    };
  }

  private static String what(Distribution distribution) {
    return distribution.total() == 0
        ? "no number"
        : String.format(Locale.ROOT, "min %.4g, median %.4g, max %.4g", distribution.quantile(0),
            distribution.quantile(0.5), distribution.quantile(1));
  }
}

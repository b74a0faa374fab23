package io.driftmeter.app.cli;

import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.core.reference.Reference;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code reference list}: what was published. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the references in the references topic, the newest first.")
final class ReferenceListCommand implements Callable<Integer> {
  private static final String LINE = "%-20s %-20s %-24s %12s %8s %-20s %s%n";

  @Spec
  private CommandSpec spec;

  @Mixin
  private ModelOptions models;

  @Override
  public Integer call() {
    MonitorConfig monitor = models.monitor();
    if (!ModelOptions.hasKafka(monitor)) {
      throw new ParameterException(spec.commandLine(), "--config or --bootstrap-servers: one is needed");
    }
    List<ReferenceRecords.Stored> stored = new ReferenceTopic(monitor).readAll().stream()
        .filter(each -> models.accepts(each.model()))
        .sorted(Comparator.comparingLong((ReferenceRecords.Stored each) -> -each.reference().createdAt())
            .thenComparing(ReferenceRecords.Stored::model).thenComparing(each -> each.reference().segment()))
        .toList();
    spec.commandLine().getOut().printf(LINE, "model", "name", "segment", "rows", "columns", "created", "origin");
    for (ReferenceRecords.Stored each : stored) {
      Reference reference = each.reference();
      spec.commandLine().getOut().printf(LINE, Texts.fit(each.model(), 20), Texts.fit(reference.name(), 20),
          Texts.fit(reference.segment(), 24), Texts.count(reference.profile().rows()),
          Texts.count(reference.profile().columns().size()),
          Instant.ofEpochSecond(Math.floorDiv(reference.createdAt(), 1000)), reference.origin());
    }
    return ExitCodes.OK;
  }
}

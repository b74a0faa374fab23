package io.driftmeter.app.cli;

import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.report.ReferenceRecords;
import io.driftmeter.core.reference.Reference;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code reference recalibrate}: keeps what windows are compared with, forgets what they taught. */
@Command(name = "recalibrate", mixinStandardHelpOptions = true, description = {
  "Publishes a reference once more, as of now. The monitor then learns anew how far columns stray without drift, closes open"
      + " alerts, and gathers evidence from the beginning."})
final class ReferenceRecalibrateCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Mixin
  private ModelOptions models;

  @Option(names = "--name", paramLabel = "NAME", description = "The reference; by default the newest of the model.")
  private @Nullable String name;

  @Override
  public Integer call() {
    MonitorConfig monitor = models.monitor();
    if (!ModelOptions.hasKafka(monitor)) {
      throw new ParameterException(spec.commandLine(), "--config or --bootstrap-servers: one is needed");
    }
    String model = models.model(monitor).name();
    ReferenceTopic topic = new ReferenceTopic(monitor);
    List<Reference> known = topic.readAll().stream().filter(each -> each.model().equals(model))
        .map(ReferenceRecords.Stored::reference).toList();
    String chosen = name == null
        ? known.stream().max(Comparator.comparingLong(Reference::createdAt)).map(Reference::name).orElse("")
        : name;
    long now = Clock.systemUTC().millis();
    List<Reference> renewed = known.stream().filter(each -> each.name().equals(chosen))
        .map(each -> new Reference(each.name(), each.segment(), each.origin(), Math.max(now, each.createdAt() + 1),
            each.profile()))
        .toList();
    if (renewed.isEmpty()) {
      throw new CommandFailedException("model '%s' has no reference%s; it has %s".formatted(model,
          name == null ? "" : " '" + name + "'", known.stream().map(Reference::name).distinct().toList()));
    }
    topic.publish(renewed.stream().flatMap(each -> ReferenceRecords.of(model, each).stream()).toList());
    spec.commandLine().getOut().printf("reference '%s' of model '%s', %s segments: published as of now%n", chosen,
        model,
        Texts.count(renewed.size()));
    return ExitCodes.OK;
  }
}

package io.driftmeter.app.cli;

import io.driftmeter.app.config.ConfigLoader;
import io.driftmeter.app.config.HttpConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.TopicsConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which model is meant, and where Kafka is: from the configuration, or from options alone. */
final class ModelOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = {"-c",
    "--config"}, paramLabel = "FILE", description = "Configuration that the options are laid over; usually monitor.yaml.")
  private @Nullable Path config;

  @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "Kafka, where no configuration names it.")
  private @Nullable String bootstrapServers;

  @Option(names = "--model", paramLabel = "NAME", description = "The model; may be left out where the configuration has only one.")
  private @Nullable String model;

  /** The configuration; without one, what the options and the defaults make of it. */
  MonitorConfig monitor() {
    if (config != null) {
      return ConfigLoader.load(config, System.getenv());
    }
    return new MonitorConfig(bootstrapServers == null ? Map.of() : Map.of("bootstrap.servers", bootstrapServers), null,
        null, HttpConfig.DEFAULT, TopicsConfig.DEFAULT, List.of());
  }

  /** The model as configured; one that is not is taken with all defaults. */
  ModelConfig model(MonitorConfig monitor) {
    List<ModelConfig> models = monitor.models();
    String wanted = model;
    if (wanted == null) {
      if (models.size() != 1) {
        throw new ParameterException(command.commandLine(), models.isEmpty()
            ? "--model: is needed where no --config is given"
            : "--model: one of " + models.stream().map(ModelConfig::name).toList() + " is needed");
      }
      return models.getFirst();
    }
    return models.stream().filter(known -> known.name().equals(wanted)).findFirst()
        .orElseGet(() -> ModelConfig.of(wanted, wanted));
  }

  /** Whether the model is meant; all are, unless one was named. */
  boolean accepts(String name) {
    return model == null || model.equals(name);
  }

  /** Whether a broker is named. */
  static boolean hasKafka(MonitorConfig monitor) {
    return monitor.kafka().containsKey("bootstrap.servers");
  }
}

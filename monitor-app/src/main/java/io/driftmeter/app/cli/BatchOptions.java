package io.driftmeter.app.cli;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.file.EventTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How rows become windows, and where these are written: options over the configuration over defaults. */
final class BatchOptions {
  private static final String PASSWORD = "DRIFTMETER_POSTGRES_PASSWORD";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--event-time", paramLabel = "COLUMN", description = "When a row's event happened. Default: event_time of the configured model.")
  private @Nullable String eventTime;

  @Option(names = "--event-time-unit", defaultValue = "milliseconds", paramLabel = "UNIT", description = "What a number there counts since 1970: milliseconds, seconds, microseconds, nanoseconds; or years, for 2016. Default: ${DEFAULT-VALUE}.")
  private EventTime.Unit unit;

  @Option(names = "--window", paramLabel = "SIZE", description = "1h, 7d, month, year, ... in UTC. Default: window of the configured model; without one, 1d.")
  private @Nullable String window;

  @Option(names = "--segments", split = ",", paramLabel = "COLUMN", description = "Columns whose values slice the traffic. Default: as configured.")
  private @Nullable List<String> segments;

  @Option(names = "--version-column", paramLabel = "COLUMN", description = "Where a row names the model's version. Default: version of the configured model.")
  private @Nullable String versionColumn;

  @Option(names = "--postgres-url", paramLabel = "URL", description = "jdbc:postgresql://host/database. Default: as configured.")
  private @Nullable String postgresUrl;

  @Option(names = "--postgres-user", defaultValue = "postgres", paramLabel = "NAME", description = "With --postgres-url; the password is the environment variable "
      + PASSWORD + ". Default: ${DEFAULT-VALUE}.")
  private String postgresUser;

  EventTime eventTime(ModelConfig model) {
    String column = eventTime == null ? model.eventTime() : eventTime;
    if (column == null) {
      throw new ParameterException(command.commandLine(),
          "--event-time: is needed, or event_time of the model in --config");
    }
    return new EventTime(column, unit);
  }

  /** Null if rows name no version. */
  @Nullable
  String versionColumn(ModelConfig model) {
    return versionColumn == null ? model.version() : versionColumn;
  }

  RowSegments segments(ModelConfig model) {
    return new RowSegments(segments == null ? model.segments() : segments, model.profile().segmentValues());
  }

  /** @param configured whether the model stands in a configuration; the stream's default of a minute is none for files */
  BatchWindow window(ModelConfig model, boolean configured) {
    if (window == null) {
      return configured ? new BatchWindow.Tumbling(model.window().size()) : BatchWindow.parse("1d");
    }
    try {
      return BatchWindow.parse(window);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), "--window: " + e.getMessage(), e);
    }
  }

  PostgresConfig postgres(MonitorConfig monitor) {
    if (postgresUrl != null) {
      return new PostgresConfig(postgresUrl, postgresUser, System.getenv(PASSWORD), null);
    }
    if (monitor.postgres() == null) {
      throw new ParameterException(command.commandLine(),
          "--postgres-url: is needed, or postgres in --config, or --dry-run");
    }
    return monitor.postgres();
  }
}

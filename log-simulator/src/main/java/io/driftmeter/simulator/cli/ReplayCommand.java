package io.driftmeter.simulator.cli;

import io.driftmeter.simulator.publish.Outlet;
import io.driftmeter.simulator.replay.EventTime;
import io.driftmeter.simulator.replay.Replay;
import io.driftmeter.simulator.replay.ReplayOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Publishes the rows of a file. */
@Command(name = "replay", description = "Publish the rows of a file, each at its event time.", mixinStandardHelpOptions = true, sortOptions = false)
final class ReplayCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--file", required = true, paramLabel = "FILE", description = ".csv, .tsv, .jsonl (each also .gz) or .parquet; may be repeated")
  private List<Path> files;

  @Option(names = "--topic", required = true, paramLabel = "NAME", description = "made if absent")
  private String topic;

  @Option(names = "--format", paramLabel = "avro|json", defaultValue = "avro", description = "of the values (${DEFAULT-VALUE})")
  private String format;

  @Option(names = "--event-time", paramLabel = "COLUMN", description = "where the event time is")
  private @Nullable String eventTime;

  @Option(names = "--event-time-format", paramLabel = "PATTERN", description = "a date pattern such as yyyy or yyyy-MM-dd HH:mm, epoch-s or epoch-ms; by default ISO")
  private @Nullable String eventTimeFormat;

  @Option(names = "--event-time-start", paramLabel = "TIME", converter = InstantConverter.class, description = "event time of the first row, with --event-time-step or --spread instead of --event-time")
  private @Nullable Instant eventTimeStart;

  @Option(names = "--event-time-step", paramLabel = "D", converter = DurationConverter.class, description = "event time from one row to the next")
  private @Nullable Duration eventTimeStep;

  @Option(names = "--spread", paramLabel = "D", converter = DurationConverter.class, description = "event time over which the rows are spread evenly")
  private @Nullable Duration spread;

  @Option(names = "--shift-to-now", description = "move all event times so that the latest is now")
  private boolean shiftToNow;

  @Option(names = "--rate", paramLabel = "R", defaultValue = "max", converter = RateConverter.class, description = "rows published per second, or max (${DEFAULT-VALUE})")
  private double rate;

  @Option(names = "--key", paramLabel = "COLUMN", description = "key of the records; without it partitions take turns")
  private @Nullable String key;

  @Option(names = "--columns", paramLabel = "COLUMN", split = ",", description = "publish only these")
  private List<String> columns = new ArrayList<>();

  @Option(names = "--exclude", paramLabel = "COLUMN", split = ",", description = "publish all but these")
  private List<String> exclude = new ArrayList<>();

  @Option(names = "--limit", paramLabel = "N", defaultValue = "9223372036854775807", showDefaultValue = Visibility.NEVER, description = "publish so many rows at most")
  private long limit;

  @Option(names = "--offset", paramLabel = "N", defaultValue = "0", description = "pass over so many rows first")
  private long offset;

  @Mixin
  private KafkaOptions kafka;

  private final InstantSource clock;

  ReplayCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    ReplayOptions options = new ReplayOptions(files, topic, format(), eventTime(), shiftToNow, rate, kafka.partitions(),
        key, columns, exclude, limit, offset);
    try (Progress progress = new Progress(topic); Outlet outlet = kafka.outlet()) {
      Replay replay = new Replay(options, clock, progress);
      try (var _ = new StopOnExit(replay::stop)) {
        long published = replay.run(outlet);
        progress.end();
        spec.commandLine().getOut().printf("%,d rows published to %s.%n", published, topic);
      }
    }
    return 0;
  }

  private ReplayOptions.Format format() {
    return switch (format.toLowerCase(Locale.ROOT)) {
      case "avro" -> ReplayOptions.Format.AVRO;
      case "json" -> ReplayOptions.Format.JSON;
      default -> throw usage("'" + format + "' is no --format; allowed are avro and json");
    };
  }

  private EventTime eventTime() {
    if (eventTime != null && eventTimeStart == null && eventTimeStep == null && spread == null) {
      return new EventTime.FromColumn(eventTime, eventTimeFormat);
    }
    if (eventTime == null && eventTimeFormat == null && eventTimeStart != null) {
      if (eventTimeStep != null && spread == null) {
        return new EventTime.Stepped(eventTimeStart, eventTimeStep);
      }
      if (eventTimeStep == null && spread != null) {
        return new EventTime.Spread(eventTimeStart, spread);
      }
    }
    throw usage("Say where the event time comes from, in one way: --event-time COLUMN [--event-time-format PATTERN],"
        + " --event-time-start TIME --event-time-step D, or --event-time-start TIME --spread D");
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}

package io.driftmeter.simulator.cli;

import io.driftmeter.simulator.run.Published;
import io.driftmeter.simulator.run.Simulation;
import io.driftmeter.simulator.run.SimulationOptions;
import io.driftmeter.simulator.model.Drift;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.publish.Outlet;
import io.driftmeter.simulator.scenario.Onset;
import io.driftmeter.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Iterator;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Publishes a scenario. */
@Command(name = "run", description = "Publish the predictions of a made-up model, drifting as a scenario says.", mixinStandardHelpOptions = true, sortOptions = false)
final class RunCommand implements Callable<Integer> {
  private static final double DEFAULT_EVENT_RATE = 100;

  @Spec
  private CommandSpec spec;

  @Option(names = "--scenario", required = true, paramLabel = "NAME", completionCandidates = ScenarioNames.class, converter = ScenarioConverter.class, description = "one of ${COMPLETION-CANDIDATES}")
  private Scenario scenario;

  @Option(names = "--model", paramLabel = "NAME", defaultValue = "taxi", converter = ModelConverter.class, description = "taxi (regression, flat records) or credit (classification, envelope) (${DEFAULT-VALUE})")
  private SimulatedModel model;

  @Option(names = "--topic", required = true, paramLabel = "NAME", description = "of the predictions; made if absent")
  private String topic;

  @Option(names = "--rate", paramLabel = "R", defaultValue = "100", converter = RateConverter.class, description = "events published per second, or max (${DEFAULT-VALUE})")
  private double rate;

  @Option(names = "--event-rate", paramLabel = "R", description = "events per second of event time; by default the rate, and 100 with max")
  private @Nullable Double eventRate;

  @ArgGroup(multiplicity = "1")
  private Length length = new Length();

  /** How much to publish. */
  private static final class Length {
    @Option(names = "--events", paramLabel = "N", description = "predictions in all")
    private @Nullable Long events;

    @Option(names = "--duration", paramLabel = "D", converter = DurationConverter.class, description = "event time in all, instead of --events")
    private @Nullable Duration duration;
  }

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "equal seeds give equal events (${DEFAULT-VALUE})")
  private long seed;

  @Option(names = "--start", paramLabel = "TIME", converter = InstantConverter.class, description = "event time of the first event, such as 2026-01-31T12:00Z; by default now, with --rate max so long ago that the last is now")
  private @Nullable Instant start;

  @Option(names = "--drift-at", paramLabel = "D", defaultValue = "5m", converter = DurationConverter.class, description = "event time from the start to the change (${DEFAULT-VALUE})")
  private Duration driftAt;

  @Option(names = "--drift-length", paramLabel = "D", defaultValue = "5m", converter = DurationConverter.class, description = "event time of a ramp, a wave or a pulse (${DEFAULT-VALUE})")
  private Duration driftLength;

  @Option(names = "--labels-topic", paramLabel = "NAME", description = "where the truth goes; without it, nowhere")
  private @Nullable String labelsTopic;

  @Option(names = "--label-delay", paramLabel = "D", defaultValue = "1m", converter = DurationConverter.class, description = "event time from a prediction to its label, on average; each between half and one and a half of it"
      + " (${DEFAULT-VALUE})")
  private Duration labelDelay;

  @Option(names = "--bad-records", paramLabel = "N", defaultValue = "0", description = "unreadable records among the events, of ten kinds in turn (${DEFAULT-VALUE})")
  private long badRecords;

  @Mixin
  private KafkaOptions kafka;

  private final InstantSource clock;

  RunCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SimulationOptions options = options();
    try (Progress progress = new Progress(topic); Outlet outlet = kafka.outlet()) {
      Simulation simulation = new Simulation(options, done -> progress.at(done, options.events()));
      try (var _ = new StopOnExit(simulation::stop)) {
        Published published = simulation.run(outlet);
        progress.end();
        report(options, published);
      }
    }
    return 0;
  }

  private SimulationOptions options() {
    double perSecond = eventRate != null ? eventRate : Double.isFinite(rate) ? rate : DEFAULT_EVENT_RATE;
    Long events = length.events;
    Duration duration = length.duration;
    long count = events != null || duration == null
        ? (events == null ? 0 : events)
        : (long) (duration.toMillis() * perSecond / 1000);
    SimulationOptions.Labels labels = labelsTopic == null
        ? null
        : new SimulationOptions.Labels(labelsTopic, labelDelay);
    return new SimulationOptions(scenario, model, topic, kafka.partitions(),
        start == null ? defaultStart(count / perSecond) : start,
        perSecond, rate, count, seed, new Onset(driftAt, driftLength), labels, badRecords);
  }

  /** What is published faster than it happens must have happened before: a monitor distrusts events from the future. */
  private Instant defaultStart(double seconds) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return Double.isFinite(rate) ? now : now.minusMillis((long) (seconds * 1000));
  }

  private void report(SimulationOptions options, Published published) {
    Drift drift = options.drift();
    Drift.Segment segment = drift.segment();
    String columns = drift.columns().isEmpty() ? "no column" : String.join(", ", new TreeSet<>(drift.columns()));
    spec.commandLine().getOut().printf(
        "%,d predictions, %,d labels and %,d bad records published to %s.%nDrifting from %s on: %s%s%s.%n",
        published.predictions(), published.labels(), published.badRecords(), topic,
        options.start().plus(options.onset().after()), columns,
        segment == null ? "" : " where " + segment.column() + " is " + segment.value(),
        drift.labels() ? "; the labels alone" : "");
  }

  /** For the help and the shell. */
  static final class ScenarioNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Scenario.values()).map(Scenario::label).iterator();
    }
  }
}

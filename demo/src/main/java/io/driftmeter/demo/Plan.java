package io.driftmeter.demo;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.HttpConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.app.config.RegistryConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.simulator.model.Drift;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.run.SimulationOptions;
import io.driftmeter.simulator.scenario.Onset;
import io.driftmeter.simulator.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What happens when: the first windows become the reference, some more are like it, then the drift sets in.
 *
 * @param speed how much faster than the wall clock event time runs
 * @param start of the first window; in the past, so that event time can run ahead for long without passing the present
 */
record Plan(Scenario scenario, SimulatedModel model, double speed, Instant start) {
  static final Duration WINDOW = Duration.ofMinutes(1);
  /** How far back events begin. A broker drops what is older than seven days. */
  static final Duration PAST = Duration.ofDays(3);
  /** Windows after which every scenario has shown all it changes. */
  static final int SHOWN_AFTER = 20;

  private static final int LEARNED = 3;
  private static final int ONSET = 8;
  /** At this rate a segment of a tenth of the traffic still has 120 events a window. */
  private static final double EVENTS_PER_SECOND = 20;
  private static final long LEAST_REFERENCE_ROWS = 300;

  Drift drift() {
    return model.drift(scenario.change());
  }

  /** The segment to look at: the one that drifts, or all. */
  String segment() {
    Drift.Segment segment = drift().segment();
    return segment == null ? "all" : segment.column() + "=" + segment.value();
  }

  String topic() {
    return "demo." + model.name();
  }

  Instant windowStart(int index) {
    return start.plus(WINDOW.multipliedBy(index));
  }

  /** When the drift sets in. */
  Instant onset() {
    return windowStart(ONSET);
  }

  SimulationOptions simulation(Instant end) {
    long events = (long) (Duration.between(start, end).toSeconds() * EVENTS_PER_SECOND);
    return SimulationOptions.of(scenario, model, topic(), start)
        .withRates(EVENTS_PER_SECOND, EVENTS_PER_SECOND * speed).withEvents(events)
        .withOnset(new Onset(WINDOW.multipliedBy(ONSET), WINDOW.multipliedBy(ONSET)));
  }

  MonitorConfig monitor(DemoStack stack) {
    Map<String, String> kafka = Map.of("bootstrap.servers", stack.bootstrapServers(), "state.dir",
        stack.streams().toString());
    return new MonitorConfig(kafka, new RegistryConfig(stack.registryUrl(), null, null, null),
        new PostgresConfig(stack.jdbcUrl(), stack.username(), stack.password(), null), new HttpConfig("127.0.0.1", 0),
        TopicsConfig.DEFAULT, List.of(modelConfig()));
  }

  private ModelConfig modelConfig() {
    // The envelope says by itself where these are, a flat record does not.
    boolean flat = model.name().equals("taxi");
    Drift.Segment segment = drift().segment();
    WindowConfig usual = WindowConfig.ofSize(WINDOW);
    WindowConfig window = new WindowConfig(WINDOW, Duration.ofSeconds(5), usual.idleTimeout(),
        usual.completenessTimeout(), usual.lateHorizon(), usual.futureTolerance());
    return new ModelConfig(model.name(), topic(), ModelConfig.Format.AVRO, null, flat ? "model_version" : null,
        flat ? "trip_id" : null, flat ? "pickup_datetime" : null, List.of(), List.of(),
        segment == null ? List.of() : List.of(segment.column()), window, ProfileConfig.DEFAULT,
        new ReferenceConfig(null, LEARNED, LEAST_REFERENCE_ROWS), DriftConfig.DEFAULT);
  }
}

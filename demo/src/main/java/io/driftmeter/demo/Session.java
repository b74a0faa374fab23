package io.driftmeter.demo;

import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.service.Monitor;
import io.driftmeter.app.sink.Database;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.publish.KafkaOutlet;
import io.driftmeter.simulator.publish.KafkaTarget;
import io.driftmeter.simulator.publish.Outlet;
import io.driftmeter.simulator.run.Simulation;
import io.driftmeter.simulator.scenario.Scenario;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One showing: everything is started on one another, watched, and ended in reverse. */
final class Session {
  private static final int PARTITIONS = 3;
  private static final long POLL_MILLIS = 400;

  private final PrintWriter out;
  private final boolean terminal;
  private final CountDownLatch stop;

  /**
   * A session that is not started yet.
   *
   * @param stop counted down to end it early
   */
  Session(PrintWriter out, boolean terminal, CountDownLatch stop) {
    this.out = out;
    this.terminal = terminal;
    this.stop = stop;
  }

  /**
   * Runs until then.
   *
   * @return whether exactly the columns turned that the scenario drifts; true as well if it was ended before they could
   */
  boolean run(DemoStack stack, Scenario scenario, SimulatedModel model, double speed, Until until, Instant now)
      throws SQLException, InterruptedException {
    out.println("Starting a broker, a Postgres and a schema registry ...");
    stack.start();
    try (Database database = new Database(
        new PostgresConfig(stack.jdbcUrl(), stack.username(), stack.password(), null))) {
      database.migrate();
    }
    try (Readings readings = new Readings(stack);
        Outlet outlet = new KafkaOutlet(KafkaTarget.of(stack.bootstrapServers(), stack.registryUrl()))) {
      Plan plan = new Plan(scenario, model, speed, start(readings.newestEnd(model.name()), now));
      outlet.createTopic(plan.topic(), PARTITIONS);
      try (Monitor monitor = Monitor.start(plan.monitor(stack));
          Events events = new Events(new Simulation(plan.simulation(now)), outlet)) {
        announce(stack, monitor, plan);
        return watch(plan, readings, events, until);
      } finally {
        out.println();
        out.println("Stopping the events and the monitor ...");
      }
    }
  }

  /** After what a kept folder holds already: earlier events would be late. */
  private static Instant start(@Nullable Instant newestEnd, Instant now) {
    Instant start = now.minus(Plan.PAST).truncatedTo(ChronoUnit.HOURS);
    return newestEnd == null || newestEnd.isBefore(start) ? start : newestEnd.plus(Plan.WINDOW);
  }

  private void announce(DemoStack stack, Monitor monitor, Plan plan) {
    out.println("  Kafka     " + stack.bootstrapServers() + "  topic " + plan.topic());
    out.println("  Postgres  " + stack.jdbcUrl() + "  user " + stack.username() + ", password " + stack.password()
        + ", views driftmeter.v_*");
    out.println("  Metrics   " + monitor.httpUrl() + "/metrics");
    out.println("  Scenario  " + plan.scenario().label() + ": " + plan.scenario().description() + "; from "
        + plan.onset() + " on, it drifts " + listed(plan.drift().columns())
        + (plan.drift().labels() ? ", but the truth" : ""));
    out.println("Ctrl-C ends it.");
    out.println();
  }

  private boolean watch(Plan plan, Readings readings, Events events, Until until)
      throws SQLException, InterruptedException {
    LiveTable table = new LiveTable(out, terminal,
        "model " + plan.model().name() + ", segment " + plan.segment() + ", PSI by window of event time (UTC)");
    long begin = System.nanoTime();
    boolean ended = false;
    while (!ended && !stop.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      Instant newest = table.newest();
      // Two windows back, as late events may have changed what was said of them.
      Instant from = newest == null ? plan.start() : newest.minus(Plan.WINDOW.multipliedBy(2));
      table.show(readings.since(plan.model().name(), plan.segment(), from));
      ended = events.isDone() || isReached(until, plan, table, Duration.ofNanos(System.nanoTime() - begin));
    }
    table.end();
    return conclude(plan, table);
  }

  private static boolean isReached(Until until, Plan plan, LiveTable table, Duration elapsed) {
    return switch (until) {
      case Until.Stopped _ -> false;
      case Until.Elapsed(Duration time) -> elapsed.compareTo(time) >= 0;
      case Until.Shown _ -> isShown(plan, table);
    };
  }

  private static boolean isShown(Plan plan, LiveTable table) {
    Instant newest = table.newest();
    return newest != null && !newest.isBefore(plan.windowStart(Plan.SHOWN_AFTER));
  }

  private boolean conclude(Plan plan, LiveTable table) {
    Set<String> expected = plan.drift().columns();
    Set<String> turned = table.turned();
    out.println();
    out.println("Turned: " + listed(turned) + ".");
    if (!isShown(plan, table)) {
      out.println("Ended before the scenario had shown all it changes: " + listed(expected) + ".");
      return expected.containsAll(turned);
    }
    boolean exact = turned.equals(new TreeSet<>(expected));
    out.println(exact
        ? "These are exactly the columns that the scenario drifts."
        : "The scenario drifts " + listed(expected) + ".");
    return exact;
  }

  private static String listed(Set<String> columns) {
    return columns.isEmpty() ? "no column" : String.join(", ", new TreeSet<>(columns));
  }
}

package io.driftmeter.benchmarks.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long is nothing profiled after {@code kill -9}, with many windows open? */
@Command(name = "recovery", mixinStandardHelpOptions = true, description = "Kills a monitor with many open windows; times from the assignment of tasks until all is caught up.")
final class Recovery implements Callable<Outcome> {
  /** Windows of an hour: none of them closes while this runs. */
  private static final String WINDOW = "{size: 1h, grace: 1s, idle_timeout: 1h}";

  @Option(names = "--models", defaultValue = "1000", description = "one open window each (${DEFAULT-VALUE})")
  private int models;

  @Option(names = "--columns", defaultValue = "20", description = "in an event (${DEFAULT-VALUE})")
  private int columns;

  @Option(names = "--seconds", defaultValue = "30", description = "of load before the kill (${DEFAULT-VALUE})")
  private int seconds;

  @Option(names = "--rate", defaultValue = "15000", description = "events a second (${DEFAULT-VALUE})")
  private int rate;

  @Option(names = "--backlog", defaultValue = "100000", description = "events sent while nobody reads (${DEFAULT-VALUE})")
  private int backlog;

  @Option(names = "--guarantee", defaultValue = "exactly_once_v2", description = "${DEFAULT-VALUE} or at_least_once")
  private String guarantee = "exactly_once_v2";

  @Option(names = "--kills", defaultValue = "2", description = "one after the other (${DEFAULT-VALUE})")
  private int kills;

  @Override
  public Outcome call() throws Exception {
    Shape shape = new Shape(models, 0, columns, 4);
    List<String> kafka = List.of("processing.guarantee: " + guarantee);
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
        """
            **Recovery after kill -9.** %s, one window each open; %,d events/s for %d s before the first kill, %,d events sent \
            while nobody reads; %s, session timeout 10 s, 2 threads.

            | kill | rows a window | changelogs on disk, MB | records written | restored after, s | caught up after, s | from the kill, s |
            |---:|---:|---:|---:|---:|---:|---:|
            """,
        shape, rate, seconds, backlog, guarantee));
    try (Lab lab = new Lab(shape, Path.of("benchmarks/target/scale-recovery.log"))) {
      MonitorProcess monitor = lab.start("first", 2048, WINDOW, kafka, null);
      lab.await(() -> monitor.running().isPresent(), "no start", Duration.ofMinutes(1));
      lab.load().sendFor(Duration.ofSeconds(seconds), rate);
      lab.awaitCommitted(Duration.ofMinutes(1));
      MonitorProcess victim = monitor;
      for (int kill = 1; kill <= kills; kill++) {
        long rows = lab.load().sent() / models;
        victim.kill();
        long killed = System.currentTimeMillis();
        double megabytes = lab.changelogBytes() / 1e6;
        long records = lab.changelogRecords();
        lab.load().sendPast(backlog, killed - 1000, killed);
        MonitorProcess next = lab.start("after-" + kill, 2048, WINDOW, kafka, null);
        lab.awaitCommitted(Duration.ofMinutes(2));
        long done = System.currentTimeMillis();
        long assigned = next.assigned().orElseThrow();
        out.append(String.format(Locale.ROOT, "| %d | %,d | %,.0f | %,d | %.1f | %.1f | %.1f |%n", kill, rows,
            megabytes,
            records, (next.running().orElseThrow() - assigned) / 1e3, (done - assigned) / 1e3, (done - killed) / 1e3));
        victim = next;
      }
    }
    return Outcome.measured(out.toString());
  }
}

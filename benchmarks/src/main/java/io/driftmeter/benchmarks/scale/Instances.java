package io.driftmeter.benchmarks.scale;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What happens to events, and how long do they wait, when instances come and go? */
@Command(name = "instances", mixinStandardHelpOptions = true, description = "Under load, starts a second and a third monitor, stops one and kills one; compares what is reported with what was sent.")
final class Instances implements Callable<Outcome> {
  private static final String WINDOW = "{size: 30s, grace: 1s, idle_timeout: 3s, completeness_timeout: 60s}";
  private static final int HEAP_MB = 900;

  @Option(names = "--models", defaultValue = "1000", description = "${DEFAULT-VALUE}")
  private int models;

  @Option(names = "--columns", defaultValue = "20", description = "in an event (${DEFAULT-VALUE})")
  private int columns;

  @Option(names = "--rate", defaultValue = "5000", description = "events a second (${DEFAULT-VALUE})")
  private int rate;

  @Option(names = "--standbys", defaultValue = "0", description = "num.standby.replicas (${DEFAULT-VALUE})")
  private int standbys;

  @Option(names = "--guarantee", defaultValue = "exactly_once_v2", description = "${DEFAULT-VALUE} or at_least_once")
  private String guarantee = "exactly_once_v2";

  @Option(names = "--phase", defaultValue = "20", description = "seconds from one change to the next (${DEFAULT-VALUE})")
  private int phaseSeconds;

  /** The common pool has one thread on two cores, and whoever sends would keep it. */
  private static final Executor OWN_THREAD = task -> Thread.ofPlatform().daemon().start(task);

  /** Events that each partition has committed, and since when: a pause may begin in one phase and end in the next. */
  private final Map<Integer, Long> committed = new HashMap<>();
  private final Map<Integer, Long> since = new HashMap<>();

  private interface Change {
    void run() throws Exception;
  }

  @Override
  public Outcome call() throws Exception {
    Shape shape = new Shape(models, 0, columns, 6);
    List<String> kafka = List.of("processing.guarantee: " + guarantee, "num.standby.replicas: " + standbys);
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
        """
            **Instances that come and go.** %s in windows of 30 s, %,d events/s, 6 partitions, %s, %d standby replicas, session \
            timeout 10 s, commit interval 1 s.

            | what happens | longest time between two commits of a partition, s | most events waiting |
            |---|---:|---:|
            """,
        shape, rate, guarantee, standbys));
    try (Lab lab = new Lab(shape, Path.of("benchmarks/target/scale-instances.log"))) {
      MonitorProcess first = lab.start("a", HEAP_MB, WINDOW, kafka, null);
      lab.await(() -> first.running().isPresent(), "the first monitor does not run", Duration.ofMinutes(1));
      CompletableFuture<Void> sender = CompletableFuture
          .runAsync(() -> lab.load().sendFor(Duration.ofSeconds(5L * phaseSeconds + 15), rate), OWN_THREAD);
      Thread.sleep(10_000);
      MonitorProcess[] later = new MonitorProcess[2];
      phase("one instance", () -> {}, lab, out);
      phase("a second one starts", () -> later[0] = lab.start("b", HEAP_MB, WINDOW, kafka, null), lab, out);
      phase("a third one starts", () -> later[1] = lab.start("c", HEAP_MB, WINDOW, kafka, null), lab, out);
      phase("the third is stopped (SIGTERM)", () -> later[1].stop(), lab, out);
      phase("the second is killed (kill -9)", () -> later[0].kill(), lab, out);
      sender.join();
      lab.awaitCommitted(Duration.ofMinutes(1));
      Lab.Reported reported = lab.awaitReported(0, Duration.ofMinutes(1));
      Map<Long, Long> sent = lab.load().byWindow(30_000);
      boolean equal = reported.byStart().equals(sent);
      out.append(
          String.format(Locale.ROOT, "%nSent %,d events in %d windows; reported %,d rows. %s%n", lab.load().sent(),
              sent.size(), reported.rows(),
              equal
                  ? "Each window has as many rows as events were sent into it."
                  : "NOT EQUAL: sent " + sent + ", reported " + reported.byStart()));
      return new Outcome(out.toString(), equal);
    }
  }

  private void phase(String what, Change change, Lab lab, StringBuilder out) throws Exception {
    CompletableFuture<Void> changed = CompletableFuture.runAsync(() -> {
      try {
        change.run();
      } catch (Exception e) {
        throw new IllegalStateException(what, e);
      }
    }, OWN_THREAD);
    long began = System.nanoTime();
    long longest = 0;
    long waiting = 0;
    while (System.nanoTime() - began < Duration.ofSeconds(phaseSeconds).toNanos()) {
      long now = System.nanoTime();
      Map<Integer, Long> offsets = lab.committed();
      for (Map.Entry<Integer, Long> each : offsets.entrySet()) {
        if (!each.getValue().equals(committed.put(each.getKey(), each.getValue()))) {
          since.put(each.getKey(), now);
        }
        longest = Math.max(longest, now - since.getOrDefault(each.getKey(), now));
      }
      waiting = Math.max(waiting, lab.load().sent() - offsets.values().stream().mapToLong(Long::longValue).sum());
      Thread.sleep(50);
    }
    changed.join();
    String row = String.format(Locale.ROOT, "| %s | %.1f | %,d |%n", what, longest / 1e9, waiting);
    out.append(row);
    // As it happens, for whoever watches.
    System.err.print(row);
  }
}

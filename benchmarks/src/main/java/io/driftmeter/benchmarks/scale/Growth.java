package io.driftmeter.benchmarks.scale;

import io.driftmeter.benchmarks.scale.CpuShares.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What do many models, or many columns and segments, cost; and what of it does not depend on how many events there are? */
@Command(name = "grow", mixinStandardHelpOptions = true, description = "Reads a backlog of the same windows with fewer and with more events: throughput, memory, traffic, commits.")
final class Growth implements Callable<Outcome> {
  private static final long WINDOW_MS = 60_000;

  @Option(names = "--models", defaultValue = "1000", description = "${DEFAULT-VALUE}")
  private int models;

  @Option(names = "--segments", defaultValue = "5", description = "of each model, beside the whole (${DEFAULT-VALUE})")
  private int segments;

  @Option(names = "--columns", defaultValue = "20", description = "in an event (${DEFAULT-VALUE})")
  private int columns;

  @Option(names = "--partitions", defaultValue = "4", description = "of the topic (${DEFAULT-VALUE})")
  private int partitions;

  @Option(names = "--windows", defaultValue = "3", description = "of a minute of event time, one after the other (${DEFAULT-VALUE})")
  private int windows;

  @Option(names = "--events", split = ",", defaultValue = "400000,800000", description = "in all windows, a run for each number (${DEFAULT-VALUE})")
  private List<Long> events = List.of();

  @Option(names = "--heap", defaultValue = "2048", description = "megabytes, at most (${DEFAULT-VALUE})")
  private int heapMb;

  @Option(names = "--patience", defaultValue = "80", description = "seconds that a run may take (${DEFAULT-VALUE})")
  private int patience;

  private final StringBuilder cpuShares = new StringBuilder();

  @Override
  public Outcome call() throws Exception {
    Shape shape = new Shape(models, segments, columns, partitions);
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
        """
            **%s** in %d windows of a minute of event time, one after the other: %,d open windows in stage 1 at a time, %,d to judge \
            in all. Exactly-once, 2 threads, commit interval 1 s, heap at most %,d MB.

            | events | events/s | CPU s | commit avg, s | commit max, s | tick max, s | heap after GC, windows open, MB | judged, MB | RSS, MB | window changelog, MB | MB/s | partials, KB a window | stage 2 and reports, KB a window | stage 2, CPU ms a window | reported |
            |---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """,
        shape, windows, shape.openWindows(), shape.judgedWindows() * windows, heapMb));
    StringBuilder sizes = new StringBuilder(
        """

            | events | | partials, KB a window | window changelog, MB | heap of open windows, MB | heap of references and the rest, MB |
            |---:|---|---:|---:|---:|---:|
            """);
    boolean all = true;
    for (long each : events) {
      all &= run(shape, each, out, sizes);
    }
    return new Outcome(out.append(sizes).append(cpuShares).toString(), all);
  }

  /** Whether every window and event was reported. */
  private boolean run(Shape shape, long number, StringBuilder out, StringBuilder sizes) throws Exception {
    Path recording = Path.of("benchmarks/target/scale-" + models + "-" + columns + "-" + number + ".jfr");
    Files.createDirectories(recording.toAbsolutePath().getParent());
    Files.deleteIfExists(recording);
    Duration limit = Duration.ofSeconds(patience);
    try (Lab lab = new Lab(shape, Path.of("benchmarks/target/scale-grow.log"))) {
      long end = Math.floorDiv(System.currentTimeMillis(), WINDOW_MS) * WINDOW_MS - WINDOW_MS;
      lab.load().sendPast(number, end - windows * WINDOW_MS, end);
      MonitorProcess monitor = lab.start("monitor", heapMb,
          "{size: 60s, grace: 1s, idle_timeout: 8s, completeness_timeout: 60s}", List.of(), recording);
      lab.awaitCommitted(limit);
      double seconds = (System.currentTimeMillis() - monitor.assigned().orElseThrow()) / 1e3;
      Sample open = monitor.sample();
      Lab.Reported reported = lab.awaitReported((long) shape.judgedWindows() * windows, limit);
      Sample done = monitor.sample();
      monitor.stop();
      CpuShares cpu = new CpuShares(recording);
      long judged = (long) shape.judgedWindows() * windows;
      boolean all = reported.rows() == number && reported.windows() == judged;
      double changelog = done.bytes("-windows-" + Lab.TOPIC + "-changelog");
      out.append(String.format(Locale.ROOT,
          "| %,d | %,.0f | %.1f | %.2f | %.2f | %.2f | %,.0f | %,.0f | %,.0f | %,.0f | %,.1f | %,.1f | %,.1f | %.2f | %s |%n",
          number, number / seconds, done.value("cpu"), open.value("commit-avg") / 1e3,
          Math.max(open.value("commit-max"), done.value("commit-max")) / 1e3,
          Math.max(open.value("punctuate-max"), done.value("punctuate-max")) / 1e3, open.value("heap") / 1e6,
          done.value("heap") / 1e6, done.value("rss") / 1e6, changelog / 1e6, changelog / 1e6 / Math.max(1, seconds),
          done.bytes(".partials") / 1e3 / judged,
          (done.bytes("") - changelog - done.bytes(".partials")) / 1e3 / judged,
          1e3 * done.value("cpu") * cpu.share(Work.MERGE) / judged,
          all
              ? "all"
              : String.format(Locale.ROOT, "%,d windows, %,d events", reported.windows(), reported.rows())));
      compare(shape, number, open, done, sizes);
      cpuShares.append(String.format(Locale.ROOT, "%nCPU samples with %,d events: %s.%n", number, cpu));
      return all;
    }
  }

  private void compare(Shape shape, long number, Sample open, Sample done,
      StringBuilder sizes) {
    Forecast forecast = Forecast.of(shape, number, windows, open.value("commits"));
    sizes.append(String.format(Locale.ROOT, "| %,d | by formula | %,.1f | %,.0f | %,.0f | %,.0f |%n", number,
        forecast.partials() / 1e3, forecast.changelog() / 1e6, forecast.openHeap() / 1e6,
        forecast.judgingHeap() / 1e6));
    sizes.append(String.format(Locale.ROOT, "| %,d | measured | %,.1f | %,.0f | %,.0f | %,.0f |%n", number,
        done.bytes(".partials") / 1e3 / shape.judgedWindows() / windows,
        done.bytes("-windows-" + Lab.TOPIC + "-changelog") / 1e6, (open.value("heap") - done.value("heap")) / 1e6,
        done.value("heap") / 1e6));
  }
}

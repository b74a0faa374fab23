package io.driftmeter.benchmarks.scale;

import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Does anything grow that should not? */
@Command(name = "soak", mixinStandardHelpOptions = true, description = "Runs at half of the speed that monitor, generator and broker reach together, and looks for growth of heap, threads, files, resident memory, changelogs.")
final class Soak implements Callable<Outcome> {
  /** Also how far apart samples lie, so that each finds its window as full as the one before. */
  private static final Duration WINDOW = Duration.ofSeconds(15);
  /** Windows are remembered for the late horizon: by then as many go as come. */
  private static final String MODEL_WINDOW = "{size: 15s, grace: 1s, idle_timeout: 5s, late_horizon: 60s}";
  private static final List<String> LOOKED_AT = List.of("heap", "threads", "files", "rss", "changelogs", "lag");
  private static final int CALIBRATION = 600_000;
  /** The generator and the broker share the cores. */
  private static final int GENERATOR_LIMIT = 50_000;

  @Option(names = "--minutes", defaultValue = "30", description = "that count (${DEFAULT-VALUE})")
  private int minutes;

  @Option(names = "--warm-up", defaultValue = "3", description = "minutes before (${DEFAULT-VALUE})")
  private int warmUp;

  @Option(names = "--rate", defaultValue = "0", description = "events a second; 0 takes half of what is reached after a first backlog, 50,000 at most")
  private int rate;

  @Option(names = "--models", defaultValue = "20", description = "${DEFAULT-VALUE}")
  private int models;

  @Option(names = "--segments", defaultValue = "5", description = "${DEFAULT-VALUE}")
  private int segments;

  @Option(names = "--csv", defaultValue = "benchmarks/target/scale-soak.csv", description = "takes every sample (${DEFAULT-VALUE})")
  private Path csv = Path.of("benchmarks/target/scale-soak.csv");

  @Override
  public Outcome call() throws Exception {
    Shape shape = new Shape(models, segments, 20, 4);
    Map<String, List<Double>> series = new TreeMap<>();
    String load;
    double sent;
    double cpu;
    try (Lab lab = new Lab(shape, Path.of("benchmarks/target/scale-soak.log"));
        BufferedWriter out = Files.newBufferedWriter(csv)) {
      MonitorProcess monitor = lab.start("soak", 1024, MODEL_WINDOW, List.of(), null);
      lab.await(() -> monitor.running().isPresent(), "the monitor does not run", Duration.ofMinutes(1));
      double half = rate > 0 ? rate : reached(lab) / 2;
      int speed = (int) Math.min(half, rate > 0 ? rate : GENERATOR_LIMIT);
      load = rate > 0
          ? "as was asked for"
          : String.format(Locale.ROOT, "%s half of %,.0f", speed < GENERATOR_LIMIT ? "which is" : "capped, less than",
              2 * half);
      CompletableFuture<Void> sender = CompletableFuture
          .runAsync(() -> lab.load().sendFor(Duration.ofMinutes(minutes + warmUp), speed));
      long before = lab.load().sent();
      out.write("minute," + String.join(",", LOOKED_AT) + "\n");
      long began = System.nanoTime();
      Sample first = monitor.sample();
      double between = WINDOW.toSeconds() / 60.0;
      for (double minute = between; minute <= minutes + warmUp; minute += between) {
        Thread.sleep(Math.max(0, (long) (minute * 60_000) - (System.nanoTime() - began) / 1_000_000));
        Sample sample = monitor.sample();
        sample.values().put("changelogs", (double) lab.changelogBytes());
        sample.values().put("lag", (double) lab.load().sent() - lab.committedEvents());
        List<String> row = new ArrayList<>();
        for (String each : LOOKED_AT) {
          double value = sample.value(each);
          row.add(String.format(Locale.ROOT, "%.0f", value));
          if (minute > warmUp) {
            series.computeIfAbsent(each, any -> new ArrayList<>()).add(value);
          }
        }
        out.write(String.format(Locale.ROOT, "%.2f,", minute) + String.join(",", row) + "\n");
        out.flush();
      }
      cpu = (monitor.sample().value("cpu") - first.value("cpu")) / (60.0 * (minutes + warmUp));
      sender.join();
      sent = (lab.load().sent() - before) / (60.0 * (minutes + warmUp));
    }
    return table(shape, sent, load, cpu, series);
  }

  /**
   * Events a second that are sent and profiled, with the generator and the broker on the same cores, once the code of all of
   * them is compiled.
   */
  private static double reached(Lab lab) throws InterruptedException {
    long from = System.currentTimeMillis() - WINDOW.toMillis();
    long began = System.nanoTime();
    for (int backlog = 0; backlog < 2; backlog++) {
      long until = System.currentTimeMillis();
      began = System.nanoTime();
      lab.load().sendPast(CALIBRATION, from, until);
      lab.awaitCommitted(Duration.ofMinutes(2));
      from = until;
    }
    return CALIBRATION / ((System.nanoTime() - began) / 1e9);
  }

  private Outcome table(Shape shape, double sent, String load, double cpu, Map<String, List<Double>> series) {
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
        """
            **%d minutes** after %d of warm-up, %s, %,.0f events/s (%s), windows of 15 s, late horizon of a minute, heap at most 1,024 MB; \
            the monitor kept %.2f cores busy, collections for the samples included. Heap is what is left after a full collection.

            | what | mean | growth over the run | standard error | verdict |
            |---|---:|---:|---:|---|
            """,
        minutes, warmUp, shape, sent, load, cpu));
    boolean flat = true;
    for (String each : LOOKED_AT) {
      boolean bytes = List.of("heap", "rss", "changelogs").contains(each);
      Trend trend = Trend.of(series.getOrDefault(each, List.of()));
      flat &= !trend.grows();
      double unit = bytes ? 1e6 : 1;
      out.append(String.format(Locale.ROOT, "| %s | %,.1f | %,.1f | %,.1f | %s |%n", bytes ? each + ", MB" : each,
          trend.mean() / unit, trend.growth() / unit, trend.error() / unit, trend.grows() ? "**grows**" : "flat"));
    }
    return new Outcome(out.toString(), flat);
  }
}

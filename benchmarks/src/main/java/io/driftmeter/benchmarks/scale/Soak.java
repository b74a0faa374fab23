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
@Command(name = "soak", mixinStandardHelpOptions = true, description = "Runs at half of the speed that the monitor reaches first, and looks for growth of heap, threads, files, resident memory, changelogs.")
final class Soak implements Callable<String> {
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

  @Option(names = "--rate", defaultValue = "0", description = "events a second; 0 takes half of what the monitor reaches in the beginning")
  private int rate;

  @Option(names = "--models", defaultValue = "20", description = "${DEFAULT-VALUE}")
  private int models;

  @Option(names = "--segments", defaultValue = "5", description = "${DEFAULT-VALUE}")
  private int segments;

  @Option(names = "--csv", defaultValue = "benchmarks/target/scale-soak.csv", description = "takes every sample (${DEFAULT-VALUE})")
  private Path csv = Path.of("benchmarks/target/scale-soak.csv");

  @Override
  public String call() throws Exception {
    Shape shape = new Shape(models, segments, 20, 4);
    Map<String, List<Double>> series = new TreeMap<>();
    double sent;
    double cpu;
    try (Lab lab = new Lab(shape, Path.of("benchmarks/target/scale-soak.log"));
        BufferedWriter out = Files.newBufferedWriter(csv)) {
      int most = rate == 0 ? CALIBRATION : 1;
      long now = System.currentTimeMillis();
      lab.load().sendPast(most, now - 30_000, now);
      MonitorProcess monitor = lab.start("soak", 1024, MODEL_WINDOW, List.of(), null);
      lab.awaitCommitted(Duration.ofMinutes(2));
      double seconds = (System.currentTimeMillis() - monitor.assigned().orElseThrow()) / 1e3;
      int speed = rate > 0 ? rate : Math.min(GENERATOR_LIMIT, (int) (most / seconds / 2));
      CompletableFuture<Void> sender = CompletableFuture
          .runAsync(() -> lab.load().sendFor(Duration.ofMinutes(minutes + warmUp), speed));
      long before = lab.load().sent();
      out.write("minute," + String.join(",", LOOKED_AT) + "\n");
      long began = System.nanoTime();
      Map<String, Double> first = monitor.sample();
      double between = WINDOW.toSeconds() / 60.0;
      for (double minute = between; minute <= minutes + warmUp; minute += between) {
        Thread.sleep(Math.max(0, (long) (minute * 60_000) - (System.nanoTime() - began) / 1_000_000));
        Map<String, Double> sample = monitor.sample();
        sample.put("changelogs", (double) lab.changelogBytes());
        sample.put("lag", (double) lab.load().sent() - lab.committedEvents());
        List<String> row = new ArrayList<>();
        for (String each : LOOKED_AT) {
          double value = sample.getOrDefault(each, Double.NaN);
          row.add(String.format(Locale.ROOT, "%.0f", value));
          if (minute > warmUp) {
            series.computeIfAbsent(each, any -> new ArrayList<>()).add(value);
          }
        }
        out.write(String.format(Locale.ROOT, "%.2f,", minute) + String.join(",", row) + "\n");
        out.flush();
      }
      cpu = (monitor.sample().getOrDefault("cpu", 0.0) - first.getOrDefault("cpu", 0.0)) / (60.0 * (minutes + warmUp));
      sender.join();
      sent = (lab.load().sent() - before) / (60.0 * (minutes + warmUp));
    }
    return table(shape, sent, cpu, series);
  }

  private String table(Shape shape, double sent, double cpu, Map<String, List<Double>> series) {
    StringBuilder out = new StringBuilder(String.format(Locale.ROOT,
        """
            **%d minutes** after %d of warm-up, %s, %,.0f events/s, windows of 15 s, late horizon of a minute, heap at most 1,024 MB; \
            the monitor kept %.2f cores busy, collections for the samples included. Heap is what is left after a full collection.

            | what | mean | growth over the run | standard error | verdict |
            |---|---:|---:|---:|---|
            """,
        minutes, warmUp, shape, sent, cpu));
    for (String each : LOOKED_AT) {
      boolean bytes = List.of("heap", "rss", "changelogs").contains(each);
      Trend trend = Trend.of(series.getOrDefault(each, List.of()));
      double unit = bytes ? 1e6 : 1;
      out.append(String.format(Locale.ROOT, "| %s | %,.1f | %,.1f | %,.1f | %s |%n", bytes ? each + ", MB" : each,
          trend.mean() / unit, trend.growth() / unit, trend.error() / unit, trend.grows() ? "**grows**" : "flat"));
    }
    return out.toString();
  }
}

package io.driftmeter.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What was measured of one scenario, round by round: medians, and in parentheses the least and the greatest. */
final class ResultTable {
  /** How many times faster the first is than the second. */
  record Ratio(String of, String to) {}

  /** Names the columns of {@link #csv()}. */
  static final String CSV_HEADER = "columns,partitions,segment_columns,key,events,events_per_second,least,greatest,"
      + "cpu_micros_per_event,jvm_cpu_micros_per_event,bytes_per_event\n";

  private final Scenario scenario;
  private final List<Contender> contenders;
  private final List<Ratio> ratios;
  private final List<Map<String, Measured>> rounds;

  /** @param rounds by the contender's key, each at least once; with at least one round */
  ResultTable(Scenario scenario, List<Contender> contenders, List<Ratio> ratios, List<Map<String, Measured>> rounds) {
    this.scenario = scenario;
    this.contenders = contenders;
    this.ratios = ratios;
    this.rounds = rounds;
  }

  /** Two tables: speeds, and ratios of contenders that both took part. */
  String markdown() {
    StringBuilder out = new StringBuilder("**").append(scenario.title()).append("**\n\n");
    out.append(
        "| key | events | events/s | million column values/s | CPU µs/event | of the whole JVM | bytes/event |\n")
        .append("|---|---:|---:|---:|---:|---:|---:|\n");
    for (Contender each : contenders) {
      out.append(String.format(Locale.ROOT, "| %s | %,d | %s | %.2f | %s | %.2f | %,.0f |%n", each.key(), each.events(),
          spread("%,.0f", of(each.key(), Measured::perSecond)),
          median(of(each.key(), Measured::perSecond)) * scenario.shape().columns() / 1e6,
          spread("%.2f", of(each.key(), Measured::cpuMicrosPerEvent)),
          median(of(each.key(), Measured::jvmCpuMicrosPerEvent)), median(of(each.key(), Measured::bytesPerEvent))));
    }
    List<String> keys = contenders.stream().map(Contender::key).toList();
    List<Ratio> known = ratios.stream().filter(each -> keys.contains(each.of()) && keys.contains(each.to())).toList();
    if (!known.isEmpty()) {
      out.append("\n| ratio | of events/s | of CPU time | bytes/event more |\n|---|---:|---:|---:|\n");
      known.forEach(each -> out.append(row(each)));
    }
    return out.toString();
  }

  private String row(Ratio ratio) {
    double[] speed = each(round -> in(round, ratio.of()).perSecond() / in(round, ratio.to()).perSecond());
    double[] cpu = each(round -> in(round, ratio.to()).cpuMicrosPerEvent() / in(round, ratio.of()).cpuMicrosPerEvent());
    double[] bytes = each(round -> in(round, ratio.of()).bytesPerEvent() - in(round, ratio.to()).bytesPerEvent());
    return String.format(Locale.ROOT, "| %s / %s | %s | %s | %,.0f |%n", ratio.of(), ratio.to(), spread("%.2f", speed),
        spread("%.2f", cpu), median(bytes));
  }

  /** A line for each contender, without header. */
  String csv() {
    StringBuilder out = new StringBuilder();
    for (Contender each : contenders) {
      double[] speed = of(each.key(), Measured::perSecond);
      out.append(String.format(Locale.ROOT, "%d,%d,%d,%s,%d,%.0f,%.0f,%.0f,%.3f,%.3f,%.0f%n",
          scenario.shape().columns(), scenario.partitions(), scenario.segmentColumns(), each.key(), each.events(),
          median(speed), Arrays.stream(speed).min().orElseThrow(), Arrays.stream(speed).max().orElseThrow(),
          median(of(each.key(), Measured::cpuMicrosPerEvent)), median(of(each.key(), Measured::jvmCpuMicrosPerEvent)),
          median(of(each.key(), Measured::bytesPerEvent))));
    }
    return out.toString();
  }

  private static Measured in(Map<String, Measured> round, String key) {
    return Optional.ofNullable(round.get(key)).orElseThrow();
  }

  private double[] of(String key, ToDoubleFunction<Measured> figure) {
    return each(round -> figure.applyAsDouble(in(round, key)));
  }

  private double[] each(ToDoubleFunction<Map<String, Measured>> figure) {
    return rounds.stream().mapToDouble(figure).toArray();
  }

  private static String spread(String format, double[] values) {
    String all = format + " (" + format + "–" + format + ")";
    return String.format(Locale.ROOT, all, median(values), Arrays.stream(values).min().orElseThrow(),
        Arrays.stream(values).max().orElseThrow());
  }

  static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

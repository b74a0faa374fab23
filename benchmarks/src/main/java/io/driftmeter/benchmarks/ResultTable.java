package io.driftmeter.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What was measured, round by round, as Markdown: median, least and greatest. */
final class ResultTable {
  /** How many times faster the first is than the second. */
  record Ratio(String of, String to) {}

  private final List<Contender> contenders;
  private final List<Ratio> ratios;
  private final List<Map<String, Measured>> rounds;

  /** @param rounds by the contender's key, each at least once; with at least one round */
  ResultTable(List<Contender> contenders, List<Ratio> ratios, List<Map<String, Measured>> rounds) {
    this.contenders = contenders;
    this.ratios = ratios;
    this.rounds = rounds;
  }

  /** Two tables: speeds, and ratios of contenders that both took part. */
  String markdown() {
    StringBuilder out = new StringBuilder();
    out.append(
        "| key | what | events | events/s, median | least | greatest | CPU µs/event, median | least | greatest |\n")
        .append("|---|---|---:|---:|---:|---:|---:|---:|---:|\n");
    for (Contender each : contenders) {
      out.append(String.format(Locale.ROOT, "| %s | %s | %,d | %s | %s |%n", each.key(), each.what(), each.events(),
          spread("%,.0f", round -> measured(round, each.key()).perSecond()),
          spread("%.2f", round -> measured(round, each.key()).cpuMicrosPerEvent())));
    }
    out.append("\n| ratio | of events/s, median | least | greatest | of CPU time, median | least | greatest |\n")
        .append("|---|---:|---:|---:|---:|---:|---:|\n");
    List<String> keys = contenders.stream().map(Contender::key).toList();
    for (Ratio ratio : ratios) {
      if (keys.contains(ratio.of()) && keys.contains(ratio.to())) {
        out.append(String.format(Locale.ROOT, "| %s / %s | %s | %s |%n", ratio.of(), ratio.to(),
            spread("%.2f", round -> measured(round, ratio.of()).perSecond() / measured(round, ratio.to()).perSecond()),
            spread("%.2f", round -> measured(round, ratio.to()).cpuMicrosPerEvent()
                / measured(round, ratio.of()).cpuMicrosPerEvent())));
      }
    }
    return out.toString();
  }

  private static Measured measured(Map<String, Measured> round, String key) {
    return Optional.ofNullable(round.get(key)).orElseThrow();
  }

  private String spread(String format, ToDoubleFunction<Map<String, Measured>> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return String.join(" | ", Stream.of(median(sorted), sorted[0], sorted[sorted.length - 1])
        .map(value -> String.format(Locale.ROOT, format, value)).toList());
  }

  static double median(double[] values) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}

package io.driftmeter.benchmarks.sink;

import io.driftmeter.benchmarks.BrokerProcess;
import io.driftmeter.benchmarks.Throughput;
import io.driftmeter.schemas.avro.WindowReport;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Times the Postgres sink on topics that are full of verdicts: first reports alone, then reports with the profiles they rest
 * on. Broker and Postgres run in processes of their own, on the same cores. {@code benchmarks/sink} starts it.
 */
@Command(name = "sink", mixinStandardHelpOptions = true, sortOptions = false, description = "Column reports that the sink stores in Postgres in a second.")
public final class SinkThroughput implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = "--windows", paramLabel = "N", defaultValue = "4000", description = "windows, reports alone (${DEFAULT-VALUE})")
  private int windows;

  @Option(names = "--profile-windows", paramLabel = "N", defaultValue = "1000", description = "windows, reports with profiles (${DEFAULT-VALUE})")
  private int profileWindows;

  @Option(names = "--columns", paramLabel = "N", defaultValue = "50", description = "columns of each window (${DEFAULT-VALUE})")
  private int columns;

  @Option(names = "--models", paramLabel = "N", defaultValue = "20", description = "models that the windows belong to (${DEFAULT-VALUE})")
  private int models;

  @Option(names = "--rows", paramLabel = "N", defaultValue = "10000", description = "events that each window's profile saw (${DEFAULT-VALUE})")
  private int rows;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "rounds that count, after one that warms up (${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--output", paramLabel = "FILE", description = "write the table to this file too")
  private @Nullable Path output;

  /** Exits when the last round is done. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", Throughput.LOGBACK);
    }
    System.exit(new CommandLine(new SinkThroughput()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
        "%d cores (%s), JDK %s; %d rounds after a warm-up; windows of %d columns and %,d events, %d models; medians (least"
            + " to greatest).%n%n"
            + "| topics hold | column reports | rows | column reports/s | rows/s | CPU µs/column report, sink | Postgres |%n"
            + "|---|---:|---:|---:|---:|---:|---:|%n",
        Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"), Runtime.version(), rounds, columns,
        rows, models));
    Path folder = Files.createTempDirectory("driftmeter-sink");
    try (BrokerProcess broker = new BrokerProcess(folder.resolve("kafka"));
        DurablePostgres postgres = new DurablePostgres(folder.resolve("postgres"))) {
      Verdicts verdicts = new Verdicts(models, columns, rows);
      table.append(line("reports", windows, false, verdicts, broker.address(), postgres, out));
      table.append(line("reports and profiles", profileWindows, true, verdicts, broker.address(), postgres, out));
    } finally {
      Folders.delete(folder);
    }
    out.print("\n" + table);
    out.flush();
    if (output != null) {
      Files.writeString(output, table);
    }
    return CommandLine.ExitCode.OK;
  }

  private String line(String what, int count, boolean profiles, Verdicts verdicts, String broker,
      DurablePostgres postgres, PrintWriter out) throws Exception {
    String prefix = profiles ? "profiled" : "reported";
    ReportTopics topics = ReportTopics.fill(broker, prefix, verdicts, count, profiles);
    long expected = 0;
    for (int window = 0; window < count; window++) {
      expected += 1 + (profiles ? columns : 0);
      for (WindowReport report : verdicts.reports(window)) {
        expected += report.getColumns().stream().mapToLong(column -> 1 + column.getScores().size()).sum();
      }
    }
    List<SinkRun> runs = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      SinkRun run = SinkRun.of(broker, topics, postgres, prefix + ".sink" + round, expected);
      out.printf(Locale.ROOT, "%-8s %-20s %,8.0f column reports/s, load average %.1f%n",
          round == 0 ? "warm-up" : "round " + round, what, run.columnsPerSecond(),
          ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
      out.flush();
      if (round > 0) {
        runs.add(run);
      }
    }
    SinkRun any = runs.getFirst();
    return String.format(Locale.ROOT, "| %s | %,d | %,d | %s | %s | %s | %s |%n", what, any.columns(), any.rows(),
        spread(runs, SinkRun::columnsPerSecond, "%,.0f"), spread(runs, SinkRun::rowsPerSecond, "%,.0f"),
        spread(runs, SinkRun::javaMicrosPerColumn, "%.1f"), spread(runs, SinkRun::postgresMicrosPerColumn, "%.1f"));
  }

  /** Median, least and greatest. */
  private static String spread(List<SinkRun> runs, ToDoubleFunction<SinkRun> value, String format) {
    double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
    double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median, sorted[0],
        sorted[sorted.length - 1]);
  }
}

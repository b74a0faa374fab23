package io.driftmeter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs every JMH benchmark of this module and writes what it took, and what it allocated, as a Markdown table. */
public final class MicroBenchmarks {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private MicroBenchmarks() {}

  /** Arguments: the Markdown file, and {@code --quick} for an iteration of each. */
  public static void main(String[] arguments) throws RunnerException, IOException {
    List<String> given = List.of(arguments);
    if (given.isEmpty() || given.size() > 2 || (given.size() == 2 && !given.get(1).equals("--quick"))) {
      System.err.println("needed are the Markdown file to write, and --quick for a short run; found " + given);
      System.exit(2);
    }
    ChainedOptionsBuilder options = new OptionsBuilder().include(".*Benchmark").addProfiler(GCProfiler.class).forks(1);
    if (given.size() == 2) {
      options.warmupIterations(1).measurementIterations(1);
    } else {
      options.warmupIterations(3).measurementIterations(5);
    }
    options.warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
    Files.writeString(Path.of(given.getFirst()), markdown(new Runner(options.build()).run()));
  }

  private static String markdown(Collection<RunResult> results) throws IOException {
    return Machine.description() + ".\n\n| benchmark | time | ± 99.9 % | bytes allocated |\n|---|---:|---:|---:|\n"
        + results.stream().map(MicroBenchmarks::row).collect(Collectors.joining());
  }

  private static String row(RunResult result) {
    BenchmarkParams benchmark = result.getParams();
    Result<?> time = result.getPrimaryResult();
    String name = benchmark.getBenchmark();
    String values = benchmark.getParamsKeys().stream().map(key -> ", " + benchmark.getParam(key))
        .collect(Collectors.joining());
    double bytes = Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED)).getScore();
    return String.format(Locale.ROOT, "| %s%s | %,.1f %s | %s | %,.1f |%n",
        name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), values, time.getScore(),
        time.getScoreUnit(), error(time.getScoreError()), bytes);
  }

  /** A single iteration says nothing of its error, which is NaN then. */
  static String error(double error) {
    return Double.isNaN(error) ? "-" : String.format(Locale.ROOT, "%,.1f", error);
  }
}

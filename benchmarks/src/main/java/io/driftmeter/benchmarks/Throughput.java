package io.driftmeter.benchmarks;

import io.driftmeter.benchmarks.ResultTable.Ratio;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Times the monitor on one stream thread beside what it is built on and what it replaces, all on the same topic of one
 * broker. Contenders take turns, so that whatever else the machine does falls on all of them; a first round warms up and
 * does not count. docs/performance.md says how to run it.
 */
@Command(name = "throughput", mixinStandardHelpOptions = true, sortOptions = false, description = "Events per second of the monitor on one stream thread, and of what it is built on, on a broker in a process of its own.")
public final class Throughput implements Callable<Integer> {
  static final String LOGBACK = "io/driftmeter/benchmarks/logback.xml";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final List<Ratio> RATIOS = List.of(new Ratio("monitor-eos", "counting"),
      new Ratio("monitor-alo", "counting"), new Ratio("monitor-eos", "profiles"), new Ratio("monitor-alo", "profiles"),
      new Ratio("monitor-eos", "dsl"), new Ratio("monitor-alo", "dsl"), new Ratio("profiles", "bytes"));

  @Spec
  private CommandSpec spec;

  @Option(names = "--events", paramLabel = "N", defaultValue = "2000000", description = "events in the topic (${DEFAULT-VALUE})")
  private long events;

  @Option(names = "--dsl-events", paramLabel = "N", defaultValue = "20000", description = "events that the DSL's aggregate is given, as it is slow (${DEFAULT-VALUE})")
  private long dslEvents;

  @Option(names = "--window-events", paramLabel = "N", defaultValue = "100000", description = "events in each window of a minute of event time (${DEFAULT-VALUE})")
  private int windowEvents;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "rounds that count, after one that warms up (${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--only", paramLabel = "KEY", split = ",", description = "only these: bytes, profiles, counting, monitor-eos, monitor-alo, dsl")
  private @Nullable Set<String> only;

  @Option(names = "--output", paramLabel = "FILE", description = "write the tables to this file too")
  private @Nullable Path output;

  /** Exits when the last round is done. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LOGBACK);
    }
    System.exit(new CommandLine(new Throughput()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (events < windowEvents || windowEvents < 1 || dslEvents < 2 || dslEvents > events || rounds < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(),
          "found --events " + events + " --window-events " + windowEvents + " --dsl-events " + dslEvents + " --rounds "
              + rounds + "; needed are 1 <= window events <= events, 2 <= DSL events <= events, 1 <= rounds");
    }
    PrintWriter out = spec.commandLine().getOut();
    Path folder = Files.createTempDirectory("driftmeter-throughput");
    try (BrokerProcess broker = new BrokerProcess(folder.resolve("kafka"))) {
      String began = load();
      EventTopic topic = EventTopic.fill(broker.address(), "predictions", events, windowEvents, Instant.now());
      List<Contender> contenders = contenders(topic, folder.resolve("streams"));
      List<Map<String, Measured>> measured = new ArrayList<>();
      for (int round = 0; round <= rounds; round++) {
        Map<String, Measured> results = round(contenders, round, out);
        if (round > 0) {
          measured.add(results);
        }
      }
      String text = machine(began) + "\n" + new ResultTable(contenders, RATIOS, measured).markdown();
      out.print("\n" + text);
      out.flush();
      if (output != null) {
        Files.writeString(output, text);
      }
    } finally {
      delete(folder);
    }
    return CommandLine.ExitCode.OK;
  }

  private List<Contender> contenders(EventTopic topic, Path state) {
    StreamsContenders streams = new StreamsContenders(topic, state);
    List<Contender> all = List.of(
        new Contender("bytes", "consumer that reads bytes", events, () -> new ConsumerRun(topic, value -> {})),
        new Contender("profiles", "consumer that decodes and profiles", events,
            () -> new ConsumerRun(topic, new Profiling(topic.name()))),
        new Contender("counting", "Kafka Streams, a processor that counts, at-least-once", events,
            () -> streams.counting(StreamsConfig.AT_LEAST_ONCE)),
        new Contender("monitor-eos", "Driftmeter, exactly-once", events,
            () -> streams.monitor(StreamsConfig.EXACTLY_ONCE_V2)),
        new Contender("monitor-alo", "Driftmeter, at-least-once", events,
            () -> streams.monitor(StreamsConfig.AT_LEAST_ONCE)),
        new Contender("dsl", "Kafka Streams, DSL aggregate of the same profiles", dslEvents, streams::dsl));
    return all.stream().filter(each -> only == null || only.contains(each.key())).toList();
  }

  private static Map<String, Measured> round(List<Contender> contenders, int round, PrintWriter out) {
    Map<String, Measured> results = new HashMap<>();
    for (Contender each : contenders) {
      try (Run run = each.start().get()) {
        Measured measured = Measured.of(run, each.events(), PATIENCE);
        results.put(each.key(), measured);
        out.printf(Locale.ROOT, "%-8s %-12s %,10.0f events/s  %6.2f CPU µs/event%s%n",
            round == 0 ? "warm-up" : "round " + round, each.key(), measured.perSecond(), measured.cpuMicrosPerEvent(),
            run.remark().isEmpty() ? "" : "  " + run.remark());
        out.flush();
      }
    }
    return results;
  }

  private String machine(String loadBefore) {
    return String.format(Locale.ROOT,
        "%d cores (%s), JDK %s, Kafka %s, heap at most %,d MB; load average %s before, %s after; %d rounds after a warm-up; %,d"
            + " events of %d numeric and %d categorical columns, %,d in a window.%n",
        Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"), Runtime.version(),
        AppInfoParser.getVersion(), Runtime.getRuntime().maxMemory() >> 20, loadBefore, load(), rounds, events,
        Events.NUMERIC, Events.CATEGORIES.length, windowEvents);
  }

  private static String load() {
    return String.format(Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

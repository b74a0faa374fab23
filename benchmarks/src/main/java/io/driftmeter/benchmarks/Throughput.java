package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import java.io.IOException;
import java.io.PrintWriter;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Times the monitor on one stream thread beside what it is built on and what it replaces, all on the same topics of one
 * broker. Contenders take turns, so that whatever else the machine does falls on all of them; a first round warms up and
 * does not count. docs/performance.md says how to run it.
 */
@Command(name = "throughput", mixinStandardHelpOptions = true, sortOptions = false, description = "Events per second of the monitor on one stream thread, and of what it is built on, on a broker in a process of its own.")
public final class Throughput implements Callable<Integer> {
  public static final String LOGBACK = "io/driftmeter/benchmarks/logback.xml";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  /** Wide events are few; still several windows must close. */
  private static final long LEAST_WINDOWS = 6;

  @Spec
  private CommandSpec spec;

  @Option(names = "--columns", paramLabel = "N", split = ",", defaultValue = "20", description = "columns of an event, four of five numeric; a table for each (${DEFAULT-VALUE})")
  private List<Integer> columns;

  @Option(names = "--partitions", paramLabel = "N", split = ",", defaultValue = "1", description = "partitions of the topic; a table for each (${DEFAULT-VALUE})")
  private List<Integer> partitions;

  @Option(names = "--segments", paramLabel = "N", split = ",", defaultValue = "0", description = "columns that slice the traffic; a table for each (${DEFAULT-VALUE})")
  private List<Integer> segments;

  @Option(names = "--values", paramLabel = "N", defaultValue = "30000000", description = "column values in each topic, so that wider events are fewer (${DEFAULT-VALUE})")
  private long values;

  @Option(names = "--dsl-values", paramLabel = "N", defaultValue = "200000", description = "column values that the DSL's aggregate is given, as it is slow (${DEFAULT-VALUE})")
  private long dslValues;

  @Option(names = "--window-events", paramLabel = "N", defaultValue = "100000", description = "events in each window of a minute of event time; fewer if these would be less than 6 windows (${DEFAULT-VALUE})")
  private int windowEvents;

  @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "rounds that count, after one that warms up (${DEFAULT-VALUE})")
  private int rounds;

  @Option(names = "--only", paramLabel = "KEY", split = ",", description = "only these: bytes, profiles, counting, monitor-eos, monitor-alo, json, dsl")
  private @Nullable Set<String> only;

  @Option(names = "--output", paramLabel = "FILE", description = "write the tables to this file too")
  private @Nullable Path output;

  @Option(names = "--csv", paramLabel = "FILE", description = "write the medians to this file")
  private @Nullable Path csv;

  @Option(names = "--profile", paramLabel = "FILE", description = "record what this JVM does in the rounds that count; slows them down")
  private @Nullable Path profile;

  /** Exits when the last round is done. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", LOGBACK);
    }
    System.exit(new CommandLine(new Throughput()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (Stream.of(columns, partitions).flatMap(List::stream).anyMatch(n -> n < 1)
        || columns.stream().anyMatch(n -> values / n < LEAST_WINDOWS || dslValues / n < 2)
        || segments.stream().anyMatch(n -> n < 0 || n > columns.getFirst() / 5) || dslValues > values
        || windowEvents < 1 || rounds < 1) {
      throw new CommandLine.ParameterException(spec.commandLine(), "found --columns " + columns + " --partitions "
          + partitions + " --segments " + segments + " --values " + values + " --dsl-values " + dslValues
          + " --window-events " + windowEvents + " --rounds " + rounds + "; needed are positive numbers, at least "
          + LEAST_WINDOWS + " events, at least 2 and no more than these for the DSL, and no more segment columns than "
          + "every fifth column");
    }
    Path folder = Files.createTempDirectory("driftmeter-throughput");
    try (BrokerProcess broker = new BrokerProcess(folder.resolve("kafka"))) {
      String loadBefore = Machine.load();
      StreamsContenders streams = new StreamsContenders(folder.resolve("streams"));
      StringBuilder tables = new StringBuilder();
      StringBuilder medians = new StringBuilder(ResultTable.CSV_HEADER);
      for (Scenario scenario : Scenario.of(columns, partitions, segments)) {
        ResultTable table = measure(scenario, broker.address(), streams);
        tables.append('\n').append(table.markdown());
        medians.append(table.csv());
      }
      write(String.format(Locale.ROOT, "%s; load average %s before, %s after; %d rounds after a warm-up.%n",
          Machine.description(), loadBefore, Machine.load(), rounds) + tables, medians.toString());
    } finally {
      delete(folder);
    }
    return CommandLine.ExitCode.OK;
  }

  private ResultTable measure(Scenario scenario, String broker, StreamsContenders streams) throws Exception {
    long events = values / scenario.shape().columns();
    EventTopic avro = new EventTopic(broker, scenario.shape(), ModelConfig.Format.AVRO, scenario.partitions(), events);
    // Half as many, as they are slower to make and to read, in windows of the same size.
    EventTopic json = new EventTopic(broker, scenario.shape(), ModelConfig.Format.JSON, scenario.partitions(),
        events / 2);
    List<Contender> contenders = Contenders
        .of(avro, json, scenario.segmentColumns(), dslValues / scenario.shape().columns(), streams).stream()
        .filter(each -> only == null || only.contains(each.key())).toList();
    boolean withJson = contenders.stream().anyMatch(each -> each.key().equals("json"));
    int inWindow = (int) Math.min(windowEvents, events / LEAST_WINDOWS);
    avro.fill(inWindow, Instant.now());
    if (withJson) {
      json.fill(inWindow, Instant.now());
    }
    ResultTable table = new ResultTable(scenario, contenders, Contenders.RATIOS, rounds(scenario, contenders));
    avro.delete();
    if (withJson) {
      json.delete();
    }
    return table;
  }

  private List<Map<String, Measured>> rounds(Scenario scenario, List<Contender> contenders) throws IOException {
    round(scenario, contenders, "warm-up");
    List<Map<String, Measured>> measured = new ArrayList<>();
    try (FlightRecording _ = profile == null ? null : new FlightRecording(profile)) {
      for (int round = 1; round <= rounds; round++) {
        measured.add(round(scenario, contenders, "round " + round));
      }
    }
    return measured;
  }

  private Map<String, Measured> round(Scenario scenario, List<Contender> contenders, String name) {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Measured> results = new HashMap<>();
    for (Contender each : contenders) {
      try (Run run = each.start().get()) {
        Measured measured = Measured.of(run, each.events(), PATIENCE);
        results.put(each.key(), measured);
        out.printf(Locale.ROOT, "%s, %-8s %-12s %,10.0f events/s  %7.2f CPU µs/event  %,8.0f bytes/event%s%n",
            scenario.title(), name, each.key(), measured.perSecond(), measured.cpuMicrosPerEvent(),
            measured.bytesPerEvent(), run.remark().isEmpty() ? "" : "  " + run.remark());
        out.flush();
      }
    }
    return results;
  }

  private void write(String tables, String medians) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.print("\n" + tables);
    out.flush();
    if (output != null) {
      Files.writeString(output, tables);
    }
    if (csv != null) {
      Files.writeString(csv, medians);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

package io.driftmeter.benchmarks.sink;

import com.sun.management.OperatingSystemMXBean;
import io.driftmeter.app.config.PostgresConfig;
import io.driftmeter.app.config.RegistryConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.service.Registries;
import io.driftmeter.benchmarks.BrokerProcess;
import io.driftmeter.benchmarks.Throughput;
import io.driftmeter.local.LocalRegistry;
import io.driftmeter.schemas.registry.SchemaRegistryClient;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How long after its end and grace a window's verdict is in Postgres, while events go on arriving at a fixed rate. Broker,
 * Postgres and monitor are processes of their own on the same cores. {@code benchmarks/latency} starts it.
 */
@Command(name = "latency", mixinStandardHelpOptions = true, sortOptions = false, description = "Seconds from a window's end plus grace to its row in Postgres, at a fixed rate of events.")
public final class Latency implements Callable<Integer> {
  private static final List<String> GUARANTEES = List.of(StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE);
  private static final long GRACE_MS = 1_000;
  /** How long events go on after the last window that counts, so that a slow one is seen and not left out. */
  private static final long PATIENCE_SECONDS = 15;
  private static final OperatingSystemMXBean MACHINE = ManagementFactory
      .getPlatformMXBean(OperatingSystemMXBean.class);

  @Spec
  private CommandSpec spec;

  @Option(names = "--rate", paramLabel = "N", defaultValue = "100000", description = "events in a second, of all models (${DEFAULT-VALUE})")
  private long rate;

  @Option(names = "--models", paramLabel = "N", defaultValue = "8", description = "models, each with a topic of its own (${DEFAULT-VALUE})")
  private int models;

  @Option(names = "--partitions", paramLabel = "N", defaultValue = "2", description = "partitions of each topic (${DEFAULT-VALUE})")
  private int partitions;

  @Option(names = "--window", paramLabel = "SECONDS", defaultValue = "5", description = "size of the windows (${DEFAULT-VALUE})")
  private int window;

  @Option(names = "--seconds", paramLabel = "N", defaultValue = "100", description = "how long windows are watched, for each guarantee; events go on for "
      + PATIENCE_SECONDS
      + " s more (${DEFAULT-VALUE})")
  private long seconds;

  @Option(names = "--warm-up", paramLabel = "N", defaultValue = "25", description = "of these, seconds whose windows do not count (${DEFAULT-VALUE})")
  private long warmUp;

  @Option(names = "--guarantee", paramLabel = "NAME", split = ",", description = "only these: exactly_once_v2, at_least_once")
  private @Nullable List<String> guarantees;

  @Option(names = "--output", paramLabel = "FILE", description = "write the table to this file too")
  private @Nullable Path output;

  /** Exits when the last run is done. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", Throughput.LOGBACK);
    }
    System.exit(new CommandLine(new Latency()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT,
        "%d cores (%s), JDK %s; %,d events/s of 20 columns asked for, of all models together, %d models of %d partitions,"
            + " windows of %d s, grace %d s; seconds from a window's end plus grace, of every window that ended from second"
            + " %d to %d.%n%n"
            + "| guarantee | events/s | windows | until | p50 | p90 | p99 | greatest | cores busy, monitor | all |%n"
            + "|---|---:|---:|---|---:|---:|---:|---:|---:|---:|%n",
        Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"), Runtime.version(), rate, models,
        partitions, window, GRACE_MS / 1000, warmUp, seconds));
    for (String guarantee : guarantees == null ? GUARANTEES : guarantees) {
      table.append(lines(guarantee, out));
    }
    out.print("\n" + table);
    out.flush();
    if (output != null) {
      Files.writeString(output, table);
    }
    return CommandLine.ExitCode.OK;
  }

  private String lines(String guarantee, PrintWriter out) throws Exception {
    Path folder = Files.createTempDirectory("driftmeter-latency");
    try (BrokerProcess broker = new BrokerProcess(folder.resolve("kafka"));
        DurablePostgres postgres = new DurablePostgres(folder.resolve("postgres"));
        LocalRegistry registry = new LocalRegistry(null, 0)) {
      registry.start();
      SchemaRegistryClient client = Registries.client(new RegistryConfig(registry.address(), null, null, null));
      String[] topics = IntStream.range(0, models).mapToObj(i -> "predictions-" + i).toArray(String[]::new);
      create(broker.address(), topics);
      Traffic traffic = new Traffic(broker.address(), client, topics, partitions);
      PostgresConfig database = postgres.newDatabase();
      Path config = Files.writeString(folder.resolve("monitor.yaml"),
          yaml(guarantee, broker.address(), registry.address(), database, folder, topics));
      TopicsConfig own = new TopicsConfig(TopicsConfig.DEFAULT.prefix(), TopicsConfig.DEFAULT.partitions(), (short) 1);
      try (MonitorProcess monitor = new MonitorProcess(config)) {
        long began = System.currentTimeMillis();
        double cpu = monitor.cpuSeconds();
        MACHINE.getCpuLoad(); // since when the next answer is
        long events = traffic.publish(rate, seconds + PATIENCE_SECONDS);
        double machine = MACHINE.getCpuLoad() * MACHINE.getAvailableProcessors();
        double took = (System.currentTimeMillis() - began) / 1e3;
        long from = began + 1000 * warmUp;
        long to = began + 1000 * seconds;
        List<Milestones> reached = Milestones.of(database, broker.address(), own,
            Registries.writerSchemas(client, own), GRACE_MS, from, to);
        long expected = models * windowsThatEnd(from, to);
        if (reached.size() != expected) {
          throw new IllegalStateException("of " + expected + " windows that ended at least " + PATIENCE_SECONDS
              + " s before the last event, " + reached.size() + " are in Postgres");
        }
        String run = String.format(Locale.ROOT, "| %s | %,.0f | %d |", guarantee, events / took, reached.size());
        String busy = String.format(Locale.ROOT, " %.2f | %.2f |%n", (monitor.cpuSeconds() - cpu) / took, machine);
        String lines = run + times("last partial sent", reached, Milestones::left) + busy
            + run + times("judged", reached, Milestones::judged) + busy
            + run + times("row in Postgres", reached, Milestones::stored) + busy;
        out.print(lines);
        out.flush();
        return lines;
      }
    } finally {
      Folders.delete(folder);
    }
  }

  /** Of one model; windows begin at multiples of their size. */
  private long windowsThatEnd(long from, long to) {
    long size = 1000L * window;
    return Math.ceilDiv(to, size) - Math.ceilDiv(from, size);
  }

  private void create(String broker, String[] topics) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      admin.createTopics(Arrays.stream(topics)
          .map(topic -> new NewTopic(topic, Optional.of(partitions), Optional.of((short) 1))).toList()).all().get();
    }
  }

  private String yaml(String guarantee, String broker, String registry, PostgresConfig database, Path folder,
      String[] topics) {
    return """
        kafka:
          bootstrap.servers: "%s"
          processing.guarantee: %s
          state.dir: "%s"
        registry:
          url: %s
        postgres:
          url: "%s"
          username: %s
          password: %s
        http:
          port: 0
        topics:
          replication: 1
        models:
        """.formatted(broker, guarantee, folder.resolve("state"), registry, database.url(), database.username(),
        database.password())
        + Arrays.stream(topics).map(topic -> """
              - name: model-of-%s
                topic: %s
                event_time: event_time
                window:
                  size: %ds
                  grace: %dms
            """.formatted(topic, topic, window, GRACE_MS)).collect(Collectors.joining());
  }

  private static String times(String station, List<Milestones> reached, ToDoubleFunction<Milestones> time) {
    double[] sorted = reached.stream().mapToDouble(time).sorted().toArray();
    return String.format(Locale.ROOT, " %s | %.2f | %.2f | %.2f | %.2f |", station, at(sorted, 0.5), at(sorted, 0.9),
        at(sorted, 0.99), at(sorted, 1));
  }

  private static double at(double[] sorted, double rank) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(rank * sorted.length) - 1];
  }
}

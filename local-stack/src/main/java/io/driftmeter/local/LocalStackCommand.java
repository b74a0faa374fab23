package io.driftmeter.local;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code driftmeter local-stack}: starts everything, says where it is, and waits to be ended. */
@Command(name = "driftmeter local-stack", sortOptions = false, description = "Runs a Kafka broker, a Postgres server and a schema registry on this machine, reachable from this machine only, until Ctrl-C.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
  "1:a part did not start", "2:wrong options", "130:ended by Ctrl-C"})
public final class LocalStackCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(names = "--data", paramLabel = "FOLDER", description = "Keep all data in this folder, for the next start too. Without it, data is temporary and removed at the end.")
  private @Nullable Path data;

  @Option(names = "--kafka-port", paramLabel = "PORT", description = "Port of the broker. Default: a free one.")
  private int kafkaPort;

  @Option(names = "--postgres-port", paramLabel = "PORT", description = "Port of Postgres. Default: a free one.")
  private int postgresPort;

  @Option(names = "--registry-port", paramLabel = "PORT", description = "Port of the registry. Default: a free one.")
  private int registryPort;

  /** Runs until Ctrl-C. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "io/driftmeter/local/logback.xml");
    }
    System.exit(new CommandLine(new LocalStackCommand()).setExecutionExceptionHandler((e, command, _) -> {
      command.getErr().println(command.getColorScheme().errorText(message(e)));
      return 1;
    }).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Starting Kafka, Postgres and a schema registry ...");
    out.flush();
    long begin = System.nanoTime();
    LocalStack stack = LocalStack.builder().data(data).ports(kafkaPort, postgresPort, registryPort).start();
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    out.printf(Locale.ROOT, "Ready in %.1f s. Ctrl-C ends it.%n", taken.toMillis() / 1000.0);
    out.println("  Kafka     " + stack.bootstrapServers());
    out.println("  Postgres  " + stack.jdbcUrl() + "  user " + stack.username() + ", password " + stack.password());
    out.println("  Registry  " + stack.registryUrl());
    out.println("  Data      " + stack.folder() + (data == null ? "  (removed at the end)" : "  (kept)"));
    out.flush();
    new CountDownLatch(1).await(); // The stack's own shutdown hook ends it.
    return 0;
  }

  private static String message(Throwable e) {
    Throwable cause = e.getCause();
    return e.getMessage() + (cause == null ? "" : " (" + cause + ")");
  }
}

package io.driftmeter.demo;

import io.driftmeter.simulator.cli.DurationConverter;
import io.driftmeter.simulator.cli.ModelConverter;
import io.driftmeter.simulator.cli.ScenarioConverter;
import io.driftmeter.simulator.model.SimulatedModel;
import io.driftmeter.simulator.scenario.Scenario;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** {@code driftmeter demo}: everything in one command. */
@Command(name = "demo", mixinStandardHelpOptions = true, sortOptions = false, description = "Runs a broker, a Postgres, a schema registry, a simulated model that drifts, and the monitor, all on"
    + " this machine, and shows which columns turn.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
      "0:exactly the scenario's columns turned, or it was ended before they could",
      "1:a part failed, or other columns turned", "2:wrong options", "130:ended by Ctrl-C"})
public final class Demo implements Callable<Integer> {
  private static final int PATIENCE_SECONDS = 60;

  @Option(names = "--scenario", paramLabel = "NAME", defaultValue = "sudden", converter = ScenarioConverter.class, description = "steady, sudden, gradual, seasonal, recurring, null-spike, new-category, unit-change, concept-drift or"
      + " one-segment (${DEFAULT-VALUE})")
  private Scenario scenario;

  @Option(names = "--model", paramLabel = "NAME", defaultValue = "taxi", converter = ModelConverter.class, description = "taxi or credit (${DEFAULT-VALUE})")
  private SimulatedModel model;

  @Option(names = "--speed", paramLabel = "N", defaultValue = "30", description = "how much faster than the clock event time runs; at 30 a window of a minute takes 2 s"
      + " (${DEFAULT-VALUE})")
  private double speed;

  @Option(names = "--data", paramLabel = "FOLDER", description = "keep all data in this folder, for the next time too; without it, data is removed at the end")
  private @Nullable Path data;

  @Option(names = "--once", description = "end when the scenario has shown all it changes")
  private boolean once;

  @Option(names = "--for", paramLabel = "DURATION", converter = DurationConverter.class, description = "end after so long, such as 90s")
  private @Nullable Duration time;

  /** Exits when the demo ends. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "io/driftmeter/demo/logback.xml");
    }
    System.exit(new CommandLine(new Demo()).setExecutionExceptionHandler((e, command, _) -> {
      command.getErr().println(command.getColorScheme().errorText(message(e)));
      return CommandLine.ExitCode.SOFTWARE;
    }).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    if (!(speed > 0) || (once && time != null)) {
      throw new CommandLine.ParameterException(new CommandLine(this),
          "--speed must be above 0, found " + speed + "; of --once and --for, give one");
    }
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Thread hook = new Thread(() -> {
      stop.countDown();
      await(stopped);
    }, "demo-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      boolean exact;
      try (DemoStack stack = new DemoStack(data)) {
        Session session = new Session(out, Ansi.AUTO.enabled(), stop);
        exact = session.run(stack, scenario, model, speed, Until.of(once, time), Instant.now());
      }
      out.println(
          "Everything is stopped" + (data == null ? ", and the data removed." : "; the data is in " + data + "."));
      return exact ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } finally {
      stopped.countDown();
    }
  }

  private static void await(CountDownLatch stopped) {
    try {
      stopped.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String message(Throwable e) {
    Throwable cause = e.getCause();
    return e.getMessage() + (cause == null ? "" : " (" + cause + ")");
  }
}

package io.driftmeter.app.cli;

import io.driftmeter.app.config.ConfigLoader;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.service.Monitor;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the monitor until it is told to stop. */
@Command(name = "run", description = "Watches the configured models until stopped (Ctrl-C, SIGTERM).", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
  "130, 143:stopped as asked, by Ctrl-C or SIGTERM", "1:could not start", "2:the command was misspelt"})
public final class RunCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Option(names = {"-c",
    "--config"}, paramLabel = "FILE", defaultValue = "monitor.yaml", description = "Configuration (default: ${DEFAULT-VALUE}).")
  private Path config;

  @Override
  public Integer call() throws InterruptedException {
    MonitorConfig settings = ConfigLoader.load(config, System.getenv());
    CountDownLatch stopped = new CountDownLatch(1);
    Monitor monitor = Monitor.start(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      monitor.close();
      stopped.countDown();
    }, "driftmeter-stop"));
    spec.commandLine().getOut().println("driftmeter: watching "
        + String.join(", ", settings.models().stream().map(model -> model.name() + " on " + model.topic()).toList())
        + "; metrics and health at " + monitor.httpUrl());
    stopped.await();
    return 0;
  }
}

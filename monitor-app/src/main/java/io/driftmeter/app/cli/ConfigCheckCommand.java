package io.driftmeter.app.cli;

import io.driftmeter.app.config.ConfigLoader;
import io.driftmeter.app.config.InvalidConfigException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether a configuration can be used, and if not, everything that is in the way; connects to nothing. */
@Command(name = "check", description = "Checks a configuration file, and sums it up. Connects to nothing.", mixinStandardHelpOptions = true, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
  "0:the file can be used", "1:it has problems; all are listed",
  "2:there is no such file, or the command was misspelt"})
public final class ConfigCheckCommand implements Callable<Integer> {
  @Spec
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "The file, usually monitor.yaml.")
  private Path file;

  private final Map<String, String> environment;

  public ConfigCheckCommand() {
    this(System.getenv());
  }

  ConfigCheckCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Integer call() {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), "There is no file " + file + ".");
    }
    CommandLine command = spec.commandLine();
    try {
      PrintWriter out = command.getOut();
      ConfigSummary.lines(ConfigLoader.load(file, environment)).forEach(out::println);
      out.println("OK: " + file + " can be used.");
      return command.getCommandSpec().exitCodeOnSuccess();
    } catch (InvalidConfigException e) {
      command.getErr().println(e.getMessage());
      return command.getCommandSpec().exitCodeOnExecutionException();
    }
  }
}

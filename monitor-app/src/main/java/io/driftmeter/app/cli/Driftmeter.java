package io.driftmeter.app.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(name = "driftmeter", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Watches machine-learning models where their predictions flow: in Kafka, or in files.", subcommands = {
  RunCommand.class, CompareCommand.class, BatchCommand.class, ReferenceCommand.class,
  ConfigCommand.class}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {ExitCodes.OK_HELP,
    ExitCodes.FAILURE_HELP, ExitCodes.USAGE_HELP, ExitCodes.DRIFT_HELP})
public final class Driftmeter implements Runnable {
  @Spec
  private CommandSpec spec;

  @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print stack traces of failures.")
  private boolean verbose;

  public static void main(String[] args) {
    System.exit(commandLine(new PrintWriter(System.out, true, System.out.charset()),
        new PrintWriter(System.err, true, System.err.charset())).execute(args));
  }

  /** The command line, which writes answers to {@code out}, problems and progress to {@code err}. */
  public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    Driftmeter root = new Driftmeter();
    CommandLine commandLine = new CommandLine(root);
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpWidth(110);
    commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
      command.getErr().println("driftmeter: " + message(failure));
      if (root.verbose) {
        failure.printStackTrace(command.getErr());
      }
      return ExitCodes.FAILURE;
    });
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** The message alone where the code that failed wrote it for people; else with the kind of the failure. */
  private static String message(Exception failure) {
    String text = failure.getMessage();
    if (text != null && failure.getClass().getName().startsWith("io.driftmeter.")) {
      return text;
    }
    return failure + " (--verbose prints where)";
  }
}

package io.driftmeter.simulator.cli;

import io.driftmeter.simulator.publish.PublishException;
import io.driftmeter.simulator.replay.ReplayException;
import java.io.PrintWriter;
import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The subcommands, and what becomes of a failure. */
public final class Commands {
  @Command(name = "simulate", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "(run | replay)", description = "Publishes prediction and label events to Kafka.", exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
    "0:all published", "1:a broker, a registry or a file failed", "2:wrong options"})
  private static final class Root {}

  private Commands() {}

  public static CommandLine commandLine() {
    InstantSource clock = InstantSource.system();
    return new CommandLine(new Root()).addSubcommand(new RunCommand(clock)).addSubcommand(new ReplayCommand(clock))
        .setExecutionExceptionHandler((e, command, _) -> exitCode(e, command));
  }

  private static int exitCode(Exception e, CommandLine command) {
    PrintWriter err = command.getErr();
    switch (e) {
      case IllegalArgumentException wrong -> {
        err.println(command.getColorScheme().errorText(wrong.getMessage()));
        return CommandLine.ExitCode.USAGE;
      }
      case PublishException _,ReplayException _ -> err.println(command.getColorScheme().errorText(e.getMessage()));
      default -> command.getColorScheme().richStackTraceString(e).toString().lines().forEach(err::println);
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}

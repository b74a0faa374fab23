package io.driftmeter.simulator;

import io.driftmeter.simulator.cli.Commands;

/** The simulator's command line. */
public final class SimulatorCommand {
  private SimulatorCommand() {}

  /** Exits with 0, 1 if something failed, 2 if something was asked for that there is not. */
  public static void main(String[] arguments) {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "io/driftmeter/simulator/logback.xml");
    }
    System.exit(Commands.commandLine().execute(arguments));
  }
}

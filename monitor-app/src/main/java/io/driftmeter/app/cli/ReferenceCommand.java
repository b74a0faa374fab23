package io.driftmeter.app.cli;

import picocli.CommandLine.Command;

/** Groups what is done with references. */
@Command(name = "reference", mixinStandardHelpOptions = true, description = "Builds, shows and recalibrates what windows are compared with.", subcommands = {
  ReferenceBuildCommand.class, ReferenceListCommand.class, ReferenceShowCommand.class,
  ReferenceRecalibrateCommand.class})
final class ReferenceCommand {}

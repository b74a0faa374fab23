package io.driftmeter.app.cli;

import picocli.CommandLine.Command;

/** Groups what is done with references. */
@Command(name = "reference", mixinStandardHelpOptions = true, description = "Builds and shows what windows are compared with.", subcommands = {
  ReferenceBuildCommand.class, ReferenceListCommand.class, ReferenceShowCommand.class})
final class ReferenceCommand {}

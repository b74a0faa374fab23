package io.driftmeter.app.cli;

import picocli.CommandLine.Command;

/** Groups what is said about configuration files. */
@Command(name = "config", description = "Says what a configuration file means.", subcommands = ConfigCheckCommand.class, mixinStandardHelpOptions = true)
public final class ConfigCommand {}

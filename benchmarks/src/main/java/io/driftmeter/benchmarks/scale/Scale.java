package io.driftmeter.benchmarks.scale;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Runs one scenario and prints what it found as Markdown; ends with 1 if that is not as it should be. */
@Command(name = "scale", mixinStandardHelpOptions = true, sortOptions = false, description = "What much of everything costs; each scenario prints a table.", subcommands = {
  Recovery.class, Growth.class, Instances.class, Soak.class, Sizes.class})
public final class Scale implements Runnable {
  @Spec
  private CommandSpec spec;

  @Option(names = "--output", scope = ScopeType.INHERIT, paramLabel = "FILE", description = "write the table to this file too")
  private @Nullable Path output;

  /** Exits when the scenario is done. */
  public static void main(String[] arguments) throws IOException {
    Scale scale = new Scale();
    CommandLine command = new CommandLine(scale);
    int code = command.execute(arguments);
    CommandLine.ParseResult parsed = command.getParseResult();
    if (code == 0 && parsed.hasSubcommand()) {
      Outcome outcome = parsed.subcommand().commandSpec().commandLine().getExecutionResult();
      if (outcome != null) {
        String text = machine() + "\n" + outcome.table();
        System.out.println(text);
        if (scale.output != null) {
          Files.writeString(scale.output, text);
        }
        code = outcome.passed() ? 0 : 1;
      }
    }
    System.exit(code);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which scenario? See --help");
  }

  private static String machine() {
    return String.format(Locale.ROOT, "%d cores (%s), JDK %s, Kafka %s; load average %.1f after.%n",
        Runtime.getRuntime().availableProcessors(), System.getProperty("os.arch"), Runtime.version(),
        AppInfoParser.getVersion(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}

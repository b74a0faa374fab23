package io.driftmeter.app.cli;

import io.driftmeter.core.verdict.JudgeSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a column counts as drifted; what is not given is taken from the configuration, or by default. */
final class JudgeOptions {
  @Option(names = "--level", paramLabel = "P", description = "False-alarm level over all columns of a window. Default: 0.01.")
  private @Nullable Double level;

  @Option(names = "--effect", paramLabel = "PSI", description = "Least PSI, less what chance alone gives, that matters. Default: 0.1.")
  private @Nullable Double effect;

  @Option(names = "--min-rows", paramLabel = "N", description = "Values needed on each side. Default: 30.")
  private @Nullable Long minRows;

  JudgeSettings over(JudgeSettings base) {
    return new JudgeSettings(level == null ? base.level() : level, effect == null ? base.effect() : effect,
        minRows == null ? base.minRows() : minRows, base.correction(), base.measures());
  }
}

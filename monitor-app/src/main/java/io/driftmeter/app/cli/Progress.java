package io.driftmeter.app.cli;

import java.io.Console;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar over rows, where a person watches; elsewhere nothing. */
final class Progress implements AutoCloseable {
  /** Rows between two calls of the bar, which nobody could follow one by one. */
  private static final int BATCH = 1024;

  private final @Nullable ProgressBar bar;
  private long rows;

  @SuppressWarnings("SystemConsoleNull") // JDK 25 gives null again where standard input and output are no terminal
  Progress(String task, OptionalLong total) {
    Console console = System.console();
    this.bar = console == null || !console.isTerminal()
        ? null
        : new ProgressBarBuilder().setTaskName(task).setInitialMax(total.orElse(-1)).setUnit(" rows", 1)
            .setStyle(ProgressBarStyle.ASCII).showSpeed().build();
  }

  void step() {
    rows++;
    if (bar != null && rows % BATCH == 0) {
      bar.stepTo(rows);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.stepTo(rows);
      bar.close();
    }
  }
}

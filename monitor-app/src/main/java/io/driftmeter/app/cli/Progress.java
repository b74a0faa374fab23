package io.driftmeter.app.cli;

import java.io.Console;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar over rows, where a person watches; elsewhere nothing. */
final class Progress implements AutoCloseable {
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

  void step(int more) {
    rows += more;
    if (bar != null) {
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

package io.driftmeter.simulator.cli;

import io.driftmeter.simulator.replay.Replay;
import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** A progress bar on a terminal, nothing elsewhere. */
final class Progress implements AutoCloseable, Replay.Progress {
  private final String task;
  private final boolean terminal;
  private @Nullable ProgressBar bar;

  @SuppressWarnings("SystemConsoleNull") // since JDK 25 it is null again where there is no terminal
  Progress(String task) {
    this.task = task;
    Console console = System.console();
    this.terminal = console != null && console.isTerminal();
  }

  @Override
  public void at(long done, long ofAll) {
    if (!terminal) {
      return;
    }
    if (bar == null) {
      bar = new ProgressBarBuilder().setTaskName(task).setInitialMax(ofAll).setUpdateIntervalMillis(200)
          .showSpeed().build();
    }
    bar.stepTo(done);
  }

  /** Leaves the bar as it is, so that what is printed next stands below it. */
  void end() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    end();
  }
}

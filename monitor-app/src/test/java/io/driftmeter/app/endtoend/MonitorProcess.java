package io.driftmeter.app.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The monitor in a JVM of its own, so that it can be killed. */
final class MonitorProcess implements AutoCloseable {
  private final Path config;
  private final Path log;
  private Process process;

  MonitorProcess(Path config, Path log) {
    this.config = config;
    this.log = log;
    this.process = launch();
  }

  private Process launch() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(List.of(java, "-Xmx512m", "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp",
        System.getProperty("java.class.path"), "io.driftmeter.app.cli.Driftmeter", "run", "--config",
        config.toString()));
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as kill -9 does: nothing of it runs any more when this returns. */
  void kill() {
    process.destroyForcibly();
    await();
  }

  void start() {
    process = launch();
  }

  private void await() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the monitor's process " + process.pid() + " did not end within a minute");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    await();
  }
}

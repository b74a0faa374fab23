package io.driftmeter.benchmarks.sink;

import io.driftmeter.app.cli.Driftmeter;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The monitor in a JVM of its own, as {@code driftmeter run} starts it. */
final class MonitorProcess implements AutoCloseable {
  private final Process process;

  /** Returns once the monitor watches its models. */
  MonitorProcess(Path config) throws IOException {
    Path log = config.resolveSibling("monitor.log");
    process = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseCompactObjectHeaders", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "--add-opens=java.base/java.nio=ALL-UNNAMED", "-Xmx1g", "-cp", System.getProperty("java.class.path"),
        Driftmeter.class.getName(), "run", "--config", config.toString()))
        .redirectError(log.toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("driftmeter: watching ")) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the monitor ended before it watched: " + Files.readString(log));
    }
    // What it prints from here on must not fill the pipe.
    Thread.ofVirtual().start(() -> out.lines().forEach(any -> {}));
  }

  /** CPU time so far, seconds. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /** Stops it, and waits until it is gone. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

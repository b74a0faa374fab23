package io.driftmeter.benchmarks.scale;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link ProbedMonitor} in a process of its own. */
final class MonitorProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String name;
  private final Process process;
  private final BlockingQueue<Sample> samples = new LinkedBlockingQueue<>();
  private volatile long assigned;
  private volatile long running;

  /** @param recording file of a flight recording, written when the monitor ends; null for none */
  MonitorProcess(String name, Path config, Path log, int heapMb, @Nullable Path recording) throws IOException {
    this.name = name;
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heapMb + "m",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "--add-opens=java.base/java.nio=ALL-UNNAMED"));
    if (recording != null) {
      command.add("-XX:StartFlightRecording=settings=profile,filename=" + recording);
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), ProbedMonitor.class.getName(),
        config.toString()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    Thread.ofPlatform().daemon().name("probe-of-" + name).start(this::listen);
  }

  private void listen() {
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(ProbedMonitor.ASSIGNED)) {
          assigned = Long.parseLong(line.substring(ProbedMonitor.ASSIGNED.length()));
        } else if (line.startsWith(ProbedMonitor.RUNNING)) {
          running = Long.parseLong(line.substring(ProbedMonitor.RUNNING.length()));
        } else if (line.startsWith(ProbedMonitor.SAMPLE)) {
          samples.add(parse(line.substring(ProbedMonitor.SAMPLE.length())));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Sample parse(String line) {
    Map<String, Double> values = new TreeMap<>();
    for (String field : line.strip().split(" ", -1)) {
      int equals = field.lastIndexOf('=');
      values.put(field.substring(0, equals), Double.parseDouble(field.substring(equals + 1)));
    }
    return new Sample(values);
  }

  /** When its first tasks were assigned, milliseconds since 1970. */
  OptionalLong assigned() {
    return assigned == 0 ? OptionalLong.empty() : OptionalLong.of(assigned);
  }

  /** When all its tasks had been restored for the first time, milliseconds since 1970. */
  OptionalLong running() {
    return running == 0 ? OptionalLong.empty() : OptionalLong.of(running);
  }

  /** What it weighs now, after a collection, and what it has done so far. */
  Sample sample() throws IOException, InterruptedException {
    process.outputWriter(StandardCharsets.UTF_8).append("sample\n").flush();
    Sample sample = samples.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (sample == null) {
      throw new IllegalStateException("monitor " + name + " does not answer; alive: " + process.isAlive());
    }
    return sample;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Asks it to end, as a deployment does, and waits until it has. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("monitor " + name + " does not end");
    }
  }

  /** Leaves nothing of it running. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

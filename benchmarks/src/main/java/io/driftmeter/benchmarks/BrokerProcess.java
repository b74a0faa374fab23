package io.driftmeter.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A broker in a JVM of its own: it shares the cores with what is measured, but not heap, collector and compiler. */
public final class BrokerProcess implements AutoCloseable {
  static final String READY = "broker serves at ";

  private final Process process;
  private final String address;

  /** Returns once the broker serves. */
  public BrokerProcess(Path folder) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    process = new ProcessBuilder(List.of(java, "-Xmx512m", "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-Dlogback.configurationFile=" + Throughput.LOGBACK, "-cp",
        System.getProperty("java.class.path"), BrokerMain.class.getName(), folder.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith(READY)) {
      line = out.readLine();
    }
    if (line == null) {
      throw new IllegalStateException("the broker in " + folder + " ended before it served; see the errors above");
    }
    address = line.substring(READY.length());
  }

  /** For {@code bootstrap.servers}. */
  public String address() {
    return address;
  }

  /** Ends the broker and waits until it is gone. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

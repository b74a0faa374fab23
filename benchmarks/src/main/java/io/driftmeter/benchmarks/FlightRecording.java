package io.driftmeter.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.Recording;

/** What this JVM does, recorded into a file until closed; {@link FlightReport} reads it. */
final class FlightRecording implements AutoCloseable {
  private final Recording recording = new Recording();
  private final Path file;

  FlightRecording(Path file) {
    this.file = file;
    recording.enable("jdk.CPUTimeSample").with("throttle", "1ms").withStackTrace();
    recording.enable("jdk.ObjectAllocationSample").with("throttle", "1000/s").withStackTrace();
    recording.enable("jdk.GarbageCollection");
    recording.start();
  }

  @Override
  public void close() throws IOException {
    recording.stop();
    recording.dump(file);
    recording.close();
  }
}

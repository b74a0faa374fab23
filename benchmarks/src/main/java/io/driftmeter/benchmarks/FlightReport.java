package io.driftmeter.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * Says where the stream thread's CPU time went, step by step, and what it allocated where, from a recording of
 * {@code Throughput --profile}; and draws the former as a flame graph.
 */
public final class FlightReport {
  private static final int MOST_ALLOCATIONS = 12;
  private static final String OURS = "io.driftmeter.";

  /** A step of the work, and how a frame tells that a sample belongs to it. */
  private record Step(String name, Predicate<String> frame) {
    static Step of(String name, String... prefixes) {
      return new Step(name, method -> {
        for (String prefix : prefixes) {
          if (method.startsWith(prefix)) {
            return true;
          }
        }
        return false;
      });
    }
  }

  /** A sample belongs to the first of these that any of its frames tells. */
  private static final List<Step> STEPS = List.of(
      Step.of("merging, judging, reporting", "io.driftmeter.app.merge.", "io.driftmeter.app.alarm."),
      Step.of("serialising windows, at commits and when they leave", "io.driftmeter.app.store.SketchStore.flushCache",
          "io.driftmeter.app.profile.Announcements."),
      Step.of("profiles: quantile sketches", "org.apache.datasketches.kll.",
          "org.apache.datasketches.quantilescommon."),
      Step.of("profiles: distinct counts", "org.apache.datasketches.hll.", "org.apache.datasketches.hash."),
      Step.of("profiles: the rest", "io.driftmeter.core."), Step.of("decoding", "io.driftmeter.app.decode."),
      Step.of("windows and segments", "io.driftmeter.app."),
      Step.of("consumer", "org.apache.kafka.clients.consumer.", "org.apache.kafka.common.record."),
      Step.of("producer", "org.apache.kafka.clients.producer."),
      Step.of("Kafka Streams", "org.apache.kafka.streams."));

  private final Map<String, Long> cpu = new HashMap<>();
  private final Map<String, Long> bytes = new HashMap<>();
  private final FlameGraph flames = new FlameGraph();
  private long samples;
  private long allocated;

  private FlightReport() {}

  /** Arguments: the recording, the Markdown file, the SVG file. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("needed are three files: the recording to read, the Markdown and the SVG to write");
      System.exit(2);
    }
    FlightReport report = new FlightReport();
    try (RecordingFile file = new RecordingFile(Path.of(arguments[0]))) {
      while (file.hasMoreEvents()) {
        report.add(file.readEvent());
      }
    }
    Files.writeString(Path.of(arguments[1]), report.markdown());
    Files.writeString(Path.of(arguments[2]), report.flames.svg());
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.CPUTimeSample" -> {
        if (isOfStreams(event.getThread("eventThread"))) {
          List<String> frames = frames(event.getStackTrace());
          samples++;
          cpu.merge(step(frames), 1L, Long::sum);
          flames.add(frames.reversed());
        }
      }
      case "jdk.ObjectAllocationSample" -> {
        if (isOfStreams(event.getThread("eventThread"))) {
          long weight = event.getLong("weight");
          allocated += weight;
          bytes.merge(event.getClass("objectClass").getName() + " | " + firstOfOurs(frames(event.getStackTrace())),
              weight, Long::sum);
        }
      }
      default -> {
        // Recorded for people who open the file themselves.
      }
    }
  }

  private static boolean isOfStreams(@Nullable RecordedThread thread) {
    return thread != null && thread.getJavaName() != null && thread.getJavaName().contains("-StreamThread-");
  }

  /** Innermost first. */
  private static List<String> frames(@Nullable RecordedStackTrace trace) {
    List<String> frames = new ArrayList<>();
    if (trace != null) {
      for (RecordedFrame frame : trace.getFrames()) {
        frames.add(frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
      }
    }
    return frames;
  }

  private static String step(List<String> frames) {
    for (Step step : STEPS) {
      if (frames.stream().anyMatch(step.frame())) {
        return step.name();
      }
    }
    return "other, or without a stack";
  }

  private static String firstOfOurs(List<String> frames) {
    return frames.stream().filter(frame -> frame.startsWith(OURS)).findFirst().map(f -> f.substring(OURS.length()))
        .orElse("none of ours");
  }

  private String markdown() throws IOException {
    return String.format(Locale.ROOT, "%s. %,d samples of CPU time of the stream thread.%n%n", Machine.description(),
        samples)
        + table("| step | share of CPU time |\n|---|---:|\n", cpu, samples, Integer.MAX_VALUE)
        + "\n"
        + table("| class allocated | by | share of bytes |\n|---|---|---:|\n", bytes, allocated, MOST_ALLOCATIONS);
  }

  private static String table(String header, Map<String, Long> shares, long total, int most) {
    StringBuilder out = new StringBuilder(header);
    shares.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed()).limit(most)
        .forEach(each -> out.append(
            String.format(Locale.ROOT, "| %s | %.1f %% |%n", each.getKey(), 100.0 * each.getValue() / total)));
    return out.toString();
  }
}

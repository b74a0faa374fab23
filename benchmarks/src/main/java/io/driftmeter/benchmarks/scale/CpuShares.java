package io.driftmeter.benchmarks.scale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** What a monitor spent its CPU time on, by the samples of a flight recording. */
final class CpuShares {
  /** In the order in which a sample is asked; the first that one of its frames belongs to has it. */
  enum Work {
    FLUSH("serialising at commits", "io.driftmeter.app.store.SketchStore.flushCache"), MERGE("stage 2: merge and judge",
        "io.driftmeter.app.merge.MergeProcessor."), PROFILE("stage 1: decode and profile",
            "io.driftmeter.app.profile.ProfileProcessor."), SEND("producers",
                "org.apache.kafka.clients.producer."), REST("Kafka Streams, consumers, start", "");

    private final String label;
    private final String frame;

    Work(String label, String frame) {
      this.label = label;
      this.frame = frame;
    }
  }

  private final Map<Work, Long> samples = new EnumMap<>(Work.class);
  private long total;

  CpuShares(Path recording) throws IOException {
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
          samples.merge(work(event.getStackTrace().getFrames()), 1L, Long::sum);
          total++;
        }
      }
    }
  }

  private static Work work(List<RecordedFrame> frames) {
    for (Work work : Work.values()) {
      for (RecordedFrame frame : frames) {
        if ((frame.getMethod().getType().getName() + "." + frame.getMethod().getName()).startsWith(work.frame)) {
          return work;
        }
      }
    }
    return Work.REST;
  }

  double share(Work work) {
    return total == 0 ? 0 : samples.getOrDefault(work, 0L) / (double) total;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    for (Work work : Work.values()) {
      out.append(String.format(Locale.ROOT, "%s%s %.0f %%", out.isEmpty() ? "" : ", ", work.label,
          100 * share(work)));
    }
    return out.toString();
  }
}

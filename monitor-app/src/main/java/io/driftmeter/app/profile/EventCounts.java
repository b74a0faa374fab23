package io.driftmeter.app.profile;

import io.driftmeter.app.metrics.MonitorMetrics;
import java.util.HashMap;
import java.util.Map;

/** Plain counters beside the per-event path, handed to the meters on every tick. */
final class EventCounts {
  private static final class Count {
    private final String model;
    private long profiled;
    private long late;

    Count(String model) {
      this.model = model;
    }
  }

  private final String topic;
  private final MonitorMetrics metrics;
  private final Map<String, Count> byModel = new HashMap<>();
  private Count last = new Count("");
  private long clamped;

  EventCounts(String topic, MonitorMetrics metrics) {
    this.topic = topic;
    this.metrics = metrics;
  }

  void add(String model, boolean late) {
    if (!last.model.equals(model)) {
      last = byModel.computeIfAbsent(model, Count::new);
    }
    last.profiled++;
    if (late) {
      last.late++;
    }
  }

  void clamped(long count) {
    clamped += count;
  }

  void publish() {
    byModel.values().forEach(count -> {
      if (count.profiled > 0) {
        metrics.events(count.model, count.profiled, count.late);
        count.profiled = 0;
        count.late = 0;
      }
    });
    if (clamped > 0) {
      metrics.clamped(topic, clamped);
      clamped = 0;
    }
  }
}

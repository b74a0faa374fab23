package io.driftmeter.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The meters that the stages update, a few times a second and never per event. Thread-safe. */
public final class MonitorMetrics {
  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> columnsDrifted = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> alertsOpen = new ConcurrentHashMap<>();

  public MonitorMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Counts events that were profiled and, of these, those that came after their window had closed. */
  public void events(String model, long profiled, long late) {
    counter("driftmeter.events", Tags.of("model", model)).increment((double) profiled);
    counter("driftmeter.events.late", Tags.of("model", model)).increment((double) late);
  }

  /** Counts events whose time lay too far in the future and was clamped. */
  public void clamped(String topic, long count) {
    counter("driftmeter.events.clamped", Tags.of("topic", topic)).increment((double) count);
  }

  /** Counts a record that was set aside. */
  public void deadLetter(String reason) {
    counter("driftmeter.dead.letters", Tags.of("reason", reason)).increment();
  }

  /** Counts a chunk of a partial whose window was forgotten already. */
  public void leftOut(String model) {
    counter("driftmeter.partials.left.out", Tags.of("model", model)).increment();
  }

  /** Counts a verdict; {@code drifted} columns of the segment {@code all} are shown until the next one. */
  public void window(String model, String segment, String verdict, int drifted) {
    counter("driftmeter.windows", Tags.of("model", model, "verdict", verdict)).increment();
    if ("all".equals(segment)) {
      gauge(columnsDrifted, "driftmeter.columns.drifted", model).set(drifted);
    }
  }

  /** Counts an episode of drift that opened. */
  public void alertOpened(String model) {
    counter("driftmeter.alerts.opened", Tags.of("model", model)).increment();
  }

  /** Shows how many episodes of drift are open. */
  public void openAlerts(String model, int open) {
    gauge(alertsOpen, "driftmeter.alerts.open", model).set(open);
  }

  private AtomicInteger gauge(Map<String, AtomicInteger> values, String name, String model) {
    return values.computeIfAbsent(model, any -> {
      AtomicInteger value = new AtomicInteger();
      registry.gauge(name, Tags.of("model", model), value);
      return value;
    });
  }

  private Counter counter(String name, Tags tags) {
    return Counter.builder(name).tags(tags).register(registry);
  }
}

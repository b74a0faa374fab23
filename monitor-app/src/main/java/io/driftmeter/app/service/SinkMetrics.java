package io.driftmeter.app.service;

import io.driftmeter.app.sink.PostgresSink;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** What the Postgres sink says of itself, as meters. */
final class SinkMetrics {
  private SinkMetrics() {}

  static void bind(PostgresSink sink, MeterRegistry registry) {
    Gauge.builder("driftmeter.sink.up", sink, each -> each.healthy() ? 1 : 0).register(registry);
    Gauge.builder("driftmeter.sink.lag.records", sink, each -> (double) each.status().lagRecords()).register(registry);
    FunctionCounter.builder("driftmeter.sink.rows", sink, each -> (double) each.status().rowsWritten())
        .register(registry);
    FunctionCounter.builder("driftmeter.sink.rejected", sink, each -> (double) each.status().rejected())
        .register(registry);
  }
}

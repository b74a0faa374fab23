package io.driftmeter.app.service;

import io.driftmeter.app.sink.PostgresSink;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Whether the monitor lives, and whether it does its work. */
final class Health {
  /** Up or down, and what each part says of itself. */
  record State(String status, Map<String, String> parts) {
    boolean isUp() {
      return "UP".equals(status);
    }
  }

  private final KafkaStreams streams;
  private final @Nullable PostgresSink sink;

  Health(KafkaStreams streams, @Nullable PostgresSink sink) {
    this.streams = streams;
    this.sink = sink;
  }

  /** Down when only a restart can help. */
  State live() {
    KafkaStreams.State state = streams.state();
    boolean dead = state == KafkaStreams.State.ERROR || state == KafkaStreams.State.PENDING_ERROR;
    return state(!dead, Map.of("streams", state.name()));
  }

  /** Down while predictions are not being turned into rows: at start, in a rebalance, without Postgres. */
  State ready() {
    Map<String, String> parts = new TreeMap<>();
    parts.put("streams", streams.state().name());
    boolean up = streams.state() == KafkaStreams.State.RUNNING;
    if (sink != null) {
      String problem = sink.status().problem();
      parts.put("postgres", sink.healthy() ? "UP" : "waiting: " + (problem == null ? "starting" : problem));
      up &= sink.healthy();
    }
    return state(up, parts);
  }

  private static State state(boolean up, Map<String, String> parts) {
    return new State(up ? "UP" : "DOWN", parts);
  }
}

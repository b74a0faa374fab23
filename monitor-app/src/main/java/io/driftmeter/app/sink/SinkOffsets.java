package io.driftmeter.app.sink;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Where a sink goes on reading.
 *
 * @param sink consumer group of the sink
 * @param next first offset not yet stored, by partition
 */
public record SinkOffsets(String sink, Map<TopicPartition, Long> next) {
  public SinkOffsets {
    next = Map.copyOf(next);
  }
}

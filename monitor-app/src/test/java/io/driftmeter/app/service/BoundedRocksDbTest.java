package io.driftmeter.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.HttpConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.TopicsConfig;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An instance that is left with the tasks of all others would be killed for its memory, and so would the next. */
class BoundedRocksDbTest {
  @TempDir
  private Path folder;

  @Test
  void storesOfAProcessShareOneBudget() {
    // Given
    try (TopologyTestDriver first = stores("first"); TopologyTestDriver second = stores("second")) {
      // When
      BigInteger capacity = cache(first, "block-cache-capacity");
      BigInteger usedBefore = cache(second, "block-cache-usage");
      for (int i = 0; i < 1_000; i++) {
        first.<byte[], byte[]>getKeyValueStore("parts").put(new byte[]{(byte) i, (byte) (i >> 8)}, new byte[4096]);
      }
      BigInteger usedAfter = cache(second, "block-cache-usage");

      // Then
      assertThat(capacity).isEqualTo(96 << 20);
      assertThat(usedAfter.subtract(usedBefore)).isGreaterThan(BigInteger.valueOf(1_000 * 4096));
    }
  }

  private TopologyTestDriver stores(String name) {
    Topology topology = new Topology()
        .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "topic")
        .addProcessor("processor", Silent::new, "source").addStateStore(Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore("parts"), Serdes.ByteArray(), Serdes.ByteArray()), "processor");
    MonitorConfig config = new MonitorConfig(Map.of("bootstrap.servers", "localhost:9092", "state.dir",
        folder.resolve(name).toString()), null, null, HttpConfig.DEFAULT, TopicsConfig.DEFAULT, List.of());
    Properties settings = StreamsSettings.of(config);
    return new TopologyTestDriver(topology, settings);
  }

  private static BigInteger cache(TopologyTestDriver driver, String metric) {
    return driver.metrics().entrySet().stream().filter(each -> each.getKey().name().equals(metric))
        .map(each -> (BigInteger) each.getValue().metricValue()).findAny().orElseThrow();
  }

  private static final class Silent extends ContextualProcessor<byte[], byte[], Void, Void> {
    @Override
    public void process(Record<byte[], byte[]> record) {}
  }
}

package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.GeneratedFile;
import io.driftmeter.app.config.HttpConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.metrics.MonitorMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

/** The picture in the design is what Kafka Streams says of the topology itself. */
class TopologyDescriptionTest {
  @Test
  void theDesignShowsTheTopologyAsItIs() throws IOException {
    // Given
    Topology topology = topology(ModelConfig.of("credit", "credit-predictions"),
        ModelConfig.of("eta", "trip-predictions"));

    // When
    String description = topology.describe().toString();

    // Then
    GeneratedFile.assertHasPart("docs/design.md", "topology", "```\n" + description.strip() + "\n```\n");
  }

  @Test
  void everyPredictionTopicHasASubTopologyOfItsOwnBesideTheMerge() {
    // Given
    Topology one = topology(ModelConfig.of("credit", "credit-predictions"));

    // When
    Topology two = topology(ModelConfig.of("credit", "credit-predictions"), ModelConfig.of("eta", "trip-predictions"));

    // Then
    assertThat(one.describe().subtopologies()).hasSize(2);
    assertThat(two.describe().subtopologies()).hasSize(3);
    assertThat(two.describe().globalStores()).isEmpty();
  }

  private static Topology topology(ModelConfig... models) {
    MonitorConfig config = new MonitorConfig(Map.of(), null, null, new HttpConfig("127.0.0.1", 0), TopicsConfig.DEFAULT,
        List.of(models));
    return new MonitorTopology(config, id -> {
      throw new IllegalStateException("no event is read here");
    }, (topic, partition) -> OptionalLong.empty(), null, new MonitorMetrics(new SimpleMeterRegistry())).get();
  }
}

package io.driftmeter.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.HttpConfig;
import io.driftmeter.app.config.MonitorConfig;
import io.driftmeter.app.config.TopicsConfig;
import io.driftmeter.app.poll.PolledEventsInterceptor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the consumer of events is given, as Kafka Streams puts it together. */
class StreamsSettingsTest {
  @Test
  void aPollTakesAllOfAFetchUnlessTheUserSaysOtherwise() {
    // When
    Map<String, Object> consumer = mainConsumer(Map.of());

    // Then
    assertThat(consumer).containsEntry("max.poll.records", 10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"main.consumer.max.poll.records", "consumer.max.poll.records", "max.poll.records"})
  void whatTheUserSaysPrevailsInEverySpelling(String name) {
    // When
    Map<String, Object> consumer = mainConsumer(Map.of(name, "77"));

    // Then
    assertThat(consumer.get("max.poll.records")).hasToString("77");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main.consumer.interceptor.classes", "consumer.interceptor.classes", "interceptor.classes"})
  void theUsersInterceptorsComeBeforeOurs(String name) {
    // When
    Map<String, Object> consumer = mainConsumer(Map.of(name, "com.example.Tracing"));

    // Then
    assertThat(consumer).containsEntry("interceptor.classes",
        "com.example.Tracing," + PolledEventsInterceptor.class.getName());
  }

  private static Map<String, Object> mainConsumer(Map<String, String> said) {
    Map<String, String> kafka = new HashMap<>(said);
    kafka.put("bootstrap.servers", "localhost:9092");
    MonitorConfig config = new MonitorConfig(kafka, null, null, HttpConfig.DEFAULT, TopicsConfig.DEFAULT, List.of());
    return new StreamsConfig(StreamsSettings.of(config)).getMainConsumerConfigs("group", "client", 0);
  }
}

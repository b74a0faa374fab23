package io.driftmeter.app.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.schemas.avro.WindowReport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that arrive as one record are what they would be one by one. Windows of a minute, ten seconds of grace. */
class PolledEventsTest {
  private static final long MINUTE = 60_000;
  private static final long GRACE = 10_000;

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void aPollThatCrossesTheEndOfAWindowClosesItOnTheWay(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build(), guarantee)) {
      // When
      monitor.poll(List.of(event(0, 0), event(1, 5), event(2, MINUTE), event(3, MINUTE + GRACE), event(4, 7)));
      monitor.poll(List.of(event(5, 2 * MINUTE + GRACE)));
      monitor.pass(Duration.ofMillis(1));

      // Then
      List<WindowReport> last = lastRevisions(monitor.reports());
      assertThat(last).extracting(WindowReport::getRows).containsExactly(3L, 2L);
      assertThat(last).extracting(WindowReport::getLateRows).containsExactly(1L, 0L);
      assertThat(monitor.count("driftmeter.events", "model", "credit")).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {StreamsConfig.EXACTLY_ONCE_V2, StreamsConfig.AT_LEAST_ONCE})
  void anUnreadableEventIsSetAsideByItself(String guarantee) {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build(), guarantee)) {
      // Given
      ConsumerRecord<byte[], byte[]> unreadable = record(41, "no JSON");
      unreadable.headers().add("trace", bytes("abc"));

      // When
      monitor.poll(List.of(event(40, 0), unreadable, event(42, 1), event(43, MINUTE + GRACE)));
      monitor.pass(Duration.ofMillis(1));

      // Then
      assertThat(monitor.reports()).extracting(WindowReport::getRows).containsExactly(2L);
      List<TestRecord<byte[], byte[]>> dead = monitor.readRaw(TestMonitor.TOPICS.deadLetters());
      assertThat(dead).singleElement().satisfies(only -> {
        assertThat(only.key()).isEqualTo(bytes("key"));
        assertThat(only.value()).isEqualTo(bytes("no JSON"));
        assertThat(header(only.headers(), "driftmeter.offset")).isEqualTo("41");
        assertThat(header(only.headers(), "trace")).isEqualTo("abc");
        assertThat(only.headers()).extracting(Header::key).doesNotContain("driftmeter.polled");
      });
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void countsAreTheSameHoweverEventsArePolled(int size) {
    try (TestMonitor monitor = new TestMonitor(new TestModel().build())) {
      // Given
      monitor.pass(Duration.ofMinutes(10));
      List<ConsumerRecord<byte[], byte[]>> events = IntStream.range(0, 30)
          .mapToObj(i -> event(i, (i * 37L % 30) * 6_000)).toList();

      // When
      for (int from = 0; from < events.size(); from += size) {
        monitor.poll(events.subList(from, Math.min(events.size(), from + size)));
      }
      monitor.poll(List.of(event(30, 10 * MINUTE)));
      monitor.pass(Duration.ofMillis(1));

      // Then
      assertThat(lastRevisions(monitor.reports())).extracting(WindowReport::getRows).containsExactly(10L, 10L, 10L);
    }
  }

  /** Of each window, in the order of time. */
  private static List<WindowReport> lastRevisions(List<WindowReport> reports) {
    return reports.stream().map(WindowReport::getWindowStart).distinct().sorted()
        .map(start -> reports.stream().filter(each -> each.getWindowStart().equals(start))
            .reduce((first, second) -> second).orElseThrow())
        .toList();
  }

  private static ConsumerRecord<byte[], byte[]> event(long offset, long at) {
    return record(offset, "{\"t\":%d,\"x\":1}".formatted(TestMonitor.START.toEpochMilli() + at));
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, String value) {
    return new ConsumerRecord<>(TestMonitor.TOPIC, 0, offset, TestMonitor.START.toEpochMilli(),
        TimestampType.CREATE_TIME, 3, value.length(), bytes("key"), bytes(value), new RecordHeaders(),
        Optional.empty());
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

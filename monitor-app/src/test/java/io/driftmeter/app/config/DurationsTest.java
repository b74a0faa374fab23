package io.driftmeter.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A minute read as a millisecond makes sixty thousand times as many windows. */
class DurationsTest {
  @ParameterizedTest
  @CsvSource({"500ms,PT0.5S,500ms", "30s,PT30S,30s", "90s,PT90S,90s", "1m,PT1M,1m", "60 s,PT1M,1m", "2h,PT2H,2h",
    "7d,PT168H,7d", "36h,PT36H,36h", "PT1M30S,PT90S,90s", "P1D,PT24H,1d", "0s,PT0S,0s"})
  void durationsAreReadAndWritten(String text, Duration duration, String written) {
    assertThat(Durations.parse(text)).contains(duration);
    assertThat(Durations.format(duration)).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "1.5h", "1 week", "1M", "5s ", "PT", "99999999999999999999s",
    "9223372036854775807d", "PT0.0000001S", "PT9223372036854775807S"})
  void anythingElseIsNoDuration(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}

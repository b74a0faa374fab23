package io.driftmeter.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A renamed metric would be taken for one that does not grow. */
class SampleTest {
  private static final Sample SAMPLE = new Sample(
      Map.of("heap", 5.0, "lag", Double.NaN, "bytes:a.partials", 3.0, "bytes:b.partials", 4.0, "bytes:a.reports", 8.0));

  @Test
  void whatTheProbeDoesNotSayIsNamed() {
    // When
    Throwable thrown = catchThrowable(() -> SAMPLE.value("rss"));

    // Then
    assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("rss")
        .hasMessageContaining("heap");
  }

  @Test
  void whatTheProbeCouldNotMeasureIsNamed() {
    // When
    Throwable thrown = catchThrowable(() -> SAMPLE.value("lag"));

    // Then
    assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("NaN for lag");
  }

  @Test
  void bytesOfTopicsAreAddedByTheEndOfTheirNames() {
    // When
    double bytes = SAMPLE.bytes(".partials");

    // Then
    assertThat(bytes).isEqualTo(7);
  }

  @Test
  void aTopicToWhichNothingWasSentIsNamed() {
    // When
    Throwable thrown = catchThrowable(() -> SAMPLE.bytes("-changelog"));

    // Then
    assertThat(thrown).isInstanceOf(IllegalStateException.class).hasMessageContaining("-changelog");
  }
}

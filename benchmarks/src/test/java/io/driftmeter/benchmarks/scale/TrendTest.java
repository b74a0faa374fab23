package io.driftmeter.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A leak that is called flat is found by a customer; noise that is called a leak is looked for in vain. */
class TrendTest {
  private static final int SAMPLES = 120;

  private static List<Double> noisy(double start, double growth, double noise) {
    Random random = new Random(7);
    return Stream.iterate(0, i -> i + 1).limit(SAMPLES)
        .map(i -> start + growth * i / (SAMPLES - 1) + noise * random.nextGaussian()).toList();
  }

  @Test
  void theLineThroughValuesOnALineIsThatLine() {
    // Given
    List<Double> values = List.of(10.0, 12.0, 14.0, 16.0);

    // When
    Trend trend = Trend.of(values);

    // Then
    assertThat(trend.mean()).isEqualTo(13);
    assertThat(trend.growth()).isCloseTo(6, within(1e-9));
    assertThat(trend.error()).isCloseTo(0, within(1e-9));
  }

  @Test
  void aSlowLeakIsSeenThroughNoise() {
    // Given
    List<Double> values = noisy(100, 5, 3);

    // When
    boolean grows = Trend.of(values).grows();

    // Then
    assertThat(grows).isTrue();
  }

  @Test
  void whatWasNotMeasuredIsNotCalledFlat() {
    // Given
    List<Double> values = List.of(1.0, Double.NaN, 1.0, 1.0);

    // When
    Throwable thrown = catchThrowable(() -> Trend.of(values));

    // Then
    assertThat(thrown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NaN");
  }

  @Test
  void noiseAloneIsFlat() {
    // Given
    List<Double> values = noisy(100, 0, 3);

    // When
    boolean grows = Trend.of(values).grows();

    // Then
    assertThat(grows).isFalse();
  }

  @Test
  void whatIsCertainButTinyIsFlat() {
    // Given
    List<Double> values = noisy(100, 0.5, 0.01);

    // When
    boolean grows = Trend.of(values).grows();

    // Then
    assertThat(grows).isFalse();
  }
}

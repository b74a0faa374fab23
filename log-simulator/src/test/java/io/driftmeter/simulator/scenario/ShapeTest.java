package io.driftmeter.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ShapeTest {
  private static final Duration LENGTH = Duration.ofMinutes(10);

  @ParameterizedTest
  @CsvSource({"FLAT,0,0", "FLAT,60,0", "STEP,0,1", "STEP,60,1", "RAMP,0,0", "RAMP,5,0.5", "RAMP,10,1", "RAMP,60,1",
    "WAVE,0,0", "WAVE,2.5,0.5", "WAVE,5,1", "WAVE,10,0", "WAVE,15,1", "PULSES,0,1", "PULSES,9.9,1", "PULSES,10,0",
    "PULSES,20,1"})
  void shareOfChangedEventsFollowsTheShape(Shape shape, double minutes, double expected) {
    // When
    double strength = shape.strength(Duration.ofMillis((long) (minutes * 60_000)), LENGTH);

    // Then
    assertThat(strength).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource
  void nothingChangesBeforeTheOnset(Shape shape) {
    assertThat(shape.strength(Duration.ofMillis(-1), LENGTH)).isZero();
  }
}

package io.driftmeter.simulator.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private final AtomicLong nanos = new AtomicLong();

  private Pace pace(double perSecond) {
    return new Pace(perSecond, nanos::get, nanos::addAndGet);
  }

  private static int turnsUntilDue(Pace pace) {
    int tries = 1;
    while (!pace.isDue()) {
      tries++;
    }
    return tries;
  }

  @Test
  void turnsComeAtTheRate() {
    // Given
    Pace pace = pace(8);

    // When
    for (int i = 0; i < 17; i++) {
      turnsUntilDue(pace);
    }

    // Then
    assertThat(nanos.get() / 1e9).isCloseTo(2, within(1e-6));
  }

  @Test
  void waitsInNapsSoThatAStopIsHeeded() {
    // Given
    Pace pace = pace(.1);
    turnsUntilDue(pace);

    // When
    int tries = turnsUntilDue(pace);

    // Then
    assertThat(tries).isEqualTo(1 + 10_000 / 50);
  }

  @Test
  void catchesUpAfterAPause() {
    // Given
    Pace pace = pace(10);
    nanos.addAndGet(1_000_000_000);

    // When
    int due = 0;
    while (pace.isDue()) {
      due++;
    }

    // Then
    assertThat(due).isEqualTo(11);
  }

  @Test
  void maxNeverWaits() {
    // Given
    Pace pace = pace(Pace.MAX);

    // When
    boolean due = true;
    for (int i = 0; i < 1000; i++) {
      due &= pace.isDue();
    }

    // Then
    assertThat(due).isTrue();
    assertThat(nanos).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN})
  void rateMustBePositive(double rate) {
    assertThatThrownBy(() -> pace(rate)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found " + rate);
  }
}

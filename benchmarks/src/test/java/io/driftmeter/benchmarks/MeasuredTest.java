package io.driftmeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A speed is wrong if it is taken from events that were not counted between the two times. */
class MeasuredTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Says that it has come so far, each time it is asked; at the end for ever. */
  private record Scripted(Deque<Long> says) implements Run {
    static Run of(Long... says) {
      return new Scripted(new ArrayDeque<>(List.of(says)));
    }

    @Override
    public long done() {
      return says.size() == 1 ? says.getFirst() : says.removeFirst();
    }

    @Override
    public Thread thread() {
      return Thread.currentThread();
    }

    @Override
    public void close() {}
  }

  @Test
  void theStretchThatEndsBeforeTheRunSaysSoIsLeftOut() {
    // Given: each is asked twice, whether there is news and what it is
    Run run = Scripted.of(0L, 10L, 10L, 10L, 40L, 40L, 70L, 70L, 100L, 100L);
    // When
    Measured measured = Measured.of(run, 100, PATIENCE);
    // Then
    assertThat(measured.events()).isEqualTo(60);
  }

  @Test
  void theLastStretchIsMeasuredIfItIsTheOnlyOne() {
    // Given
    Run run = Scripted.of(0L, 10L, 10L, 100L, 100L);
    // When
    Measured measured = Measured.of(run, 100, PATIENCE);
    // Then
    assertThat(measured.events()).isEqualTo(90);
  }

  @Test
  void aRunThatWasDoneBeforeItCouldBeWatchedIsAnError() {
    // Given
    Run run = Scripted.of(0L, 100L);
    // When
    // Then
    assertThatThrownBy(() -> Measured.of(run, 100, PATIENCE)).hasMessageContaining("done at once");
  }
}

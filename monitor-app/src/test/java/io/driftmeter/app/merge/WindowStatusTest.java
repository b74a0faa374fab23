package io.driftmeter.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowStatusTest {
  private static final WindowStatus.Codec CODEC = new WindowStatus.Codec();

  private final WindowStatus status = new WindowStatus();

  @Test
  void aReportThatMayBeLostWithItsCommitIsOwedAgainUnderTheSameRevision() {
    // Given
    status.arrived(1_000);
    status.reported(true);

    // When
    WindowStatus restored = restored();

    // Then
    assertThat(restored.hasNews()).isTrue();
    assertThat(restored.wasReported()).isFalse();
    assertThat(restored.isComplete()).isFalse();
    assertThat(restored.nextRevision()).isEqualTo(status.nextRevision() - 1).isZero();
  }

  @Test
  void aConfirmedReportIsNotSaidAgain() {
    // Given
    status.arrived(1_000);
    status.reported(true);
    status.committed();

    // When
    WindowStatus restored = restored();

    // Then
    assertThat(restored.hasNews()).isFalse();
    assertThat(restored.isComplete()).isTrue();
    assertThat(restored.nextRevision()).isEqualTo(1);
  }

  @Test
  void aReportIsSettledOnceACommitHasStoredThatItWasCommitted() {
    // Given
    status.arrived(1_000);
    status.reported(true);
    boolean sent = status.isSettled();
    status.committed();
    boolean committed = status.isSettled();

    // When
    status.committed();

    // Then
    assertThat(sent).isFalse();
    assertThat(committed).isFalse();
    assertThat(status.isSettled()).isTrue();
  }

  @Test
  void whatArrivesBetweenAReportAndItsConfirmationIsStillOwed() {
    // Given
    status.arrived(1_000);
    status.reported(true);
    status.arrived(1_100);
    status.committed();

    // When
    WindowStatus restored = restored();

    // Then
    assertThat(restored.hasNews()).isTrue();
    assertThat(restored.nextRevision()).isEqualTo(1);
  }

  @Test
  void waitingBeginsWithTheFirstArrivalAndAnewAfterARestart() {
    // Given
    status.arrived(1_000);
    status.arrived(2_000);
    WindowStatus restored = restored();

    // When
    restored.seen(50_000);

    // Then
    assertThat(status.firstArrival()).isEqualTo(1_000);
    assertThat(status.lastArrival()).isEqualTo(2_000);
    assertThat(restored.firstArrival()).isEqualTo(50_000);
    assertThat(restored.lastArrival()).isEqualTo(50_000);
  }

  private WindowStatus restored() {
    return CODEC.read(List.of(CODEC.write(status, 0)));
  }
}

package io.driftmeter.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BudgetTest {
  @Test
  void anAlarmInThirtyDaysIsOneInFortyThreeThousandTwoHundredMinutes() {
    assertThat(new Budget(1, Duration.ofDays(30)).runLength(Duration.ofMinutes(1))).isEqualTo(43_200);
    assertThat(new Budget(2, Duration.ofDays(30)).runLength(Duration.ofHours(1))).isEqualTo(360);
  }

  @Test
  void windowsLongerThanTheBudgetMayAlarmEachTime() {
    assertThat(new Budget(1, Duration.ofDays(1)).runLength(Duration.ofDays(7))).isEqualTo(1);
  }

  @Test
  void aBudgetOfNothingIsRefused() {
    assertThatThrownBy(() -> new Budget(0, Duration.ofDays(1))).hasMessageContaining("0 alarms per PT24H");
    assertThatThrownBy(() -> new Budget(1, Duration.ZERO)).hasMessageContaining("1 alarms per PT0S");
  }
}

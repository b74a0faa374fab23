package io.driftmeter.core.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.driftmeter.core.measure.Bins;
import io.driftmeter.core.measure.ChanceTest;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.testing.Profiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CleanWindowsTest {
  private static final int WINDOWS = 6;
  private static final int ROWS = 200;
  private final Random random = new Random(3);

  /** Whole numbers, which merge exactly; {@code wave} moves the mean of every other window. */
  private List<WindowProfile> windows(double wave) {
    return IntStream.range(0, WINDOWS).mapToObj(window -> Profiles.window(Map.of("x",
        random.doubles(ROWS, 0, 10).map(x -> Math.floor(x + wave * (window % 2))).toArray()))).toList();
  }

  private static ColumnProfile column(WindowProfile window) {
    return Objects.requireNonNull(window.column("x"));
  }

  @Test
  void comparesEachWindowWithAllOthers() {
    // Given
    List<WindowProfile> windows = windows(1);
    Dispersion expected = Dispersion.NONE;
    for (int left = 0; left < WINDOWS; left++) {
      WindowProfile others = new WindowProfile(ProfileSettings.DEFAULT);
      for (int other = 0; other < WINDOWS; other++) {
        if (other != left) {
          others.merge(windows.get(other));
        }
      }
      expected = expected.plus(ChanceTest.of(Bins.of(column(others), column(windows.get(left)))).ratio());
    }
    // When
    Dispersion learned = Objects.requireNonNull(
        CleanWindows.leaveOneOut(windows, ProfileSettings.DEFAULT, 0.01, 30).get("x"));
    // Then
    assertThat(learned.windows()).isEqualTo(WINDOWS);
    assertThat(learned.mean()).isCloseTo(expected.mean(), within(1e-9));
    assertThat(learned.squares()).isCloseTo(expected.squares(), within(1e-9));
    assertThat(windows).allSatisfy(window -> assertThat(window.rows()).isEqualTo(ROWS));
  }

  @Test
  void findsThatWindowsOfASeasonDifferMoreThanIndependentRows() {
    // When
    Map<String, Dispersion> calm = CleanWindows.leaveOneOut(windows(0), ProfileSettings.DEFAULT, 0.01, 30);
    Map<String, Dispersion> seasonal = CleanWindows.leaveOneOut(windows(1), ProfileSettings.DEFAULT, 0.01, 30);
    // Then
    assertThat(Objects.requireNonNull(calm.get("x")).factor()).isLessThan(1.8);
    assertThat(Objects.requireNonNull(seasonal.get("x")).factor()).isGreaterThan(3);
  }

  @Test
  void learnsNothingFromWindowsThatAreTooSmallOrAlone() {
    // When
    Map<String, Dispersion> small = CleanWindows.leaveOneOut(windows(0), ProfileSettings.DEFAULT, 0.01, ROWS + 1);
    Map<String, Dispersion> alone = CleanWindows.leaveOneOut(windows(0).subList(0, 1), ProfileSettings.DEFAULT, 0.01,
        30);
    // Then
    assertThat(small).isEmpty();
    assertThat(alone).isEmpty();
  }
}

package io.driftmeter.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.calibration.Dispersion;
import io.driftmeter.core.explain.Blame.Dimension;
import io.driftmeter.core.explain.Blamer.Candidate;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.testing.Profiles;
import io.driftmeter.core.verdict.JudgeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A wrong accusation sends the one on call to the wrong team: it is better to say nothing. */
class BlamerTest {
  private final Blamer blamer = new Blamer(JudgeSettings.DEFAULT, Dispersion.NONE);
  private final ColumnProfile reference = normal(1, 20_000, 0);

  @Test
  void blamesTheOnlySliceThatDrifted() {
    // When
    Optional<Blame> blame = blame(normal(2, 1_000, 0), normal(3, 1_000, 1), normal(4, 1_000, 0));

    // Then
    assertThat(blame).hasValueSatisfying(it -> {
      assertThat(it.slices()).extracting(Blame.Slice::value).containsExactly("1");
      assertThat(it.slices().getFirst().rows()).isEqualTo(1_000);
      assertThat(it.quiet()).isEqualTo(2);
    });
  }

  @Test
  void namesSeveralTheWorstFirst() {
    // When
    Optional<Blame> blame = blame(normal(2, 1_000, 1), normal(3, 1_000, 0), normal(4, 1_000, 2), normal(5, 1_000, 0));

    // Then
    assertThat(blame.orElseThrow().slices()).extracting(Blame.Slice::value).containsExactly("2", "0");
  }

  @Test
  void blamesNobodyWhereAllDriftedAlike() {
    // Then
    assertThat(blame(normal(2, 1_000, 1), normal(3, 1_000, 1), normal(4, 1_000, 1))).isEmpty();
  }

  @Test
  void blamesNobodyWhereTheRestDriftedTooIfLess() {
    // Then
    assertThat(blame(normal(2, 1_000, 1), normal(3, 1_000, 0.6), normal(4, 1_000, 0.6))).isEmpty();
  }

  @Test
  void blamesNobodyWhereThereIsOneSliceOnlyOrTheOthersAreTooFewToKnow() {
    // Then
    assertThat(blame(normal(2, 1_000, 1))).isEmpty();
    assertThat(blame(normal(2, 1_000, 1), normal(3, 29, 0))).isEmpty();
    assertThat(blame(normal(2, 1_000, 0.35), normal(3, 60, 0.35))).isEmpty();
  }

  @Test
  void blamesNobodyAmongManyCleanSlices() {
    // Given
    int accused = 0;

    // When
    for (int seed = 0; seed < 50; seed++) {
      int first = 100 * seed;
      accused += blame(IntStream.range(0, 40).mapToObj(i -> normal(1_000 + first + i, 100, 0))
          .toArray(ColumnProfile[]::new)).isPresent() ? 1 : 0;
    }

    // Then: at level 0.01 the family of 40 is accused in 1% of windows, 0.5 of 50; 4 would be 1 in 500
    assertThat(accused).isLessThan(4);
  }

  @Test
  void comparesEachSliceWithItsOwnReference() {
    // Given: the slices differ from one another, and one of them from itself
    ColumnProfile low = normal(2, 5_000, 0);
    ColumnProfile high = normal(3, 5_000, 5);

    // When
    Optional<Blame> blame = blamer.blame(Dimension.SEGMENT, "vendor", List.of(
        new Candidate("low", normal(4, 1_000, 0), low), new Candidate("high", normal(5, 1_000, 6), high)));

    // Then
    assertThat(blame.orElseThrow().slices()).extracting(Blame.Slice::value).containsExactly("high");
  }

  private Optional<Blame> blame(ColumnProfile... windows) {
    List<Candidate> candidates = new ArrayList<>();
    for (ColumnProfile window : windows) {
      candidates.add(new Candidate(Integer.toString(candidates.size()), window, reference));
    }
    return blamer.blame(Dimension.PARTITION, "partition", candidates);
  }

  private static ColumnProfile normal(long seed, int rows, double mean) {
    Random random = new Random(seed);
    return Profiles.numeric(DoubleStream.generate(random::nextGaussian).limit(rows).map(x -> x + mean).toArray());
  }
}

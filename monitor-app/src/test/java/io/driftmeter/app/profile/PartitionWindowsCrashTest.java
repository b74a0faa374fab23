package io.driftmeter.app.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.ProfileChunk;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every count in a report rests on this: whatever a crash leaves behind, the partials of a partition hold each of its
 * events once.
 */
class PartitionWindowsCrashTest {
  private static final int SEEDS = 150;
  private static final int EVENTS = 60;
  private static final long SIZE = 100;
  private static final long GRACE = 20;
  private static final long HORIZON = 400;
  private static final ProfileSettings SETTINGS = new ProfileSettings(8, 4);
  private static final ModelConfig MODEL = new ModelConfig("credit", "predictions", ModelConfig.Format.JSON, null, null,
      null, null, List.of(), List.of(), List.of("group"),
      new WindowConfig(Duration.ofMillis(SIZE), Duration.ofMillis(GRACE), Duration.ofSeconds(1), Duration.ofSeconds(1),
          Duration.ofMillis(HORIZON), Duration.ofDays(1)),
      new ProfileConfig(8, 4, 10), ReferenceConfig.DEFAULT, DriftConfig.DEFAULT);

  /** What there should be of a window: rows, late rows, and values of each column. */
  private static final class Expected {
    private long rows;
    private long late;
    private final Map<String, Long> values = new TreeMap<>();
  }

  private record Id(String segment, long start) {}

  private record Copy(Id window, long offset) {}

  /** An event has some of ever more columns, so that new columns, and new chunks of them, come at any time. */
  private record Input(long time, String group, int columns) {
    String json() {
      StringBuilder json = new StringBuilder("{\"group\":\"").append(group).append('"');
      for (int i = 0; i < columns; i++) {
        json.append(",\"c").append(i).append("\":").append(i * 1000 + columns);
      }
      return json.append('}').toString();
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.1})
  void partialsHoldEveryEventOnceWhateverACrashLeavesBehind(double crashes) {
    for (int seed = 0; seed < SEEDS; seed++) {
      // Given
      RandomGenerator random = new SplittableRandom(seed);
      List<Input> input = input(random);

      // When
      List<Partial> partials = new CrashingPartition(MODEL, input.stream().map(Input::json).toList(),
          input.stream().mapToLong(Input::time).toArray(), random).run(crashes);

      // Then
      String run = "seed " + seed + ", crashes " + crashes;
      assertHoldsExactly(expected(input), partials, run);
      assertWhatIsSaidClosedIs(partials, run);
    }
  }

  private static List<Input> input(RandomGenerator random) {
    List<Input> input = new ArrayList<>();
    long now = 1_000;
    for (int i = 0; i < EVENTS; i++) {
      now += switch (random.nextInt(12)) {
        case 0 -> random.nextLong(2 * HORIZON);
        case 1, 2, 3 -> random.nextLong(SIZE);
        default -> random.nextLong(10);
      };
      long late = random.nextInt(4) == 0 ? random.nextLong(HORIZON + 2 * SIZE) : 0;
      input.add(new Input(Math.max(0, now - late), random.nextBoolean() ? "a" : "b", 8 + random.nextInt(1 + i / 3)));
    }
    return input;
  }

  /** From the definitions in docs/configuration.md alone: no store, no sketch. */
  private static Map<Id, Expected> expected(List<Input> input) {
    Map<Id, Expected> windows = new HashMap<>();
    long streamTime = Long.MIN_VALUE / 2;
    for (Input event : input) {
      long start = event.time() / SIZE * SIZE;
      if (start + SIZE + HORIZON <= streamTime) {
        continue;
      }
      for (String segment : List.of("all", "group=" + event.group())) {
        Expected window = windows.computeIfAbsent(new Id(segment, start), any -> new Expected());
        window.rows++;
        window.late += start + SIZE + GRACE <= streamTime ? 1 : 0;
        IntStream.range(0, event.columns()).forEach(column -> window.values.merge("c" + column, 1L, Long::sum));
        window.values.merge("group", 1L, Long::sum);
      }
      streamTime = Math.max(streamTime, event.time());
    }
    return windows;
  }

  /** A copy of a window is known by the offset up to which it was sealed; its repetitions count once. */
  private static void assertHoldsExactly(Map<Id, Expected> expected, List<Partial> partials, String run) {
    Map<Copy, Map<Integer, byte[]>> copies = new HashMap<>();
    for (Partial partial : partials) {
      if (partial.getChunk() != null) {
        copies.computeIfAbsent(copy(partial), any -> new TreeMap<>()).put(partial.getChunk().getChunk(),
            bytes(partial.getChunk()));
      }
    }
    Map<Id, WindowProfile> found = new HashMap<>();
    copies.forEach((copy, chunks) -> found.computeIfAbsent(copy.window(), any -> new WindowProfile(SETTINGS))
        .merge(WindowProfile.fromChunks(SETTINGS, List.copyOf(chunks.values()))));

    assertThat(found.keySet()).as(run).containsExactlyInAnyOrderElementsOf(expected.keySet());
    expected.forEach((id, window) -> {
      WindowProfile profile = Objects.requireNonNull(found.get(id));
      assertThat(profile.rows()).as("rows of %s, %s", id, run).isEqualTo(window.rows);
      assertThat(profile.lateRows()).as("late rows of %s, %s", id, run).isEqualTo(window.late);
      for (ColumnProfile column : profile.columns()) {
        assertThat(column.values()).as("values of %s in %s, %s", column.column().name(), id, run)
            .isEqualTo(window.values.getOrDefault(column.column().name(), 0L));
      }
      assertThat(profile.columns()).extracting(column -> column.column().name()).as("%s, %s", id, run)
          .containsAll(window.values.keySet());
    });
  }

  /** The merge calls a window complete, and later forgets it, by what it was told of being closed. */
  private static void assertWhatIsSaidClosedIs(List<Partial> partials, String run) {
    Set<Copy> seen = new HashSet<>();
    long closedUntil = Long.MIN_VALUE;
    for (Partial partial : partials) {
      ProfileChunk chunk = partial.getChunk();
      if (chunk != null) {
        long end = chunk.getWindowEnd().toEpochMilli();
        assertThat(closedUntil).as("what was said closed before %s, %s", copy(partial), run).isLessThan(end + HORIZON);
        if (chunk.getChunk() == 0 && seen.add(copy(partial)) && end <= closedUntil) {
          WindowProfile profile = WindowProfile.fromChunks(SETTINGS, List.of(bytes(chunk)));
          assertThat(profile.lateRows()).as("late rows of %s, said closed before, %s", copy(partial), run)
              .isEqualTo(profile.rows());
        }
      }
      closedUntil = Math.max(closedUntil, partial.getClosedUntil().toEpochMilli());
    }
  }

  private static Copy copy(Partial partial) {
    ProfileChunk chunk = partial.getChunk();
    return new Copy(new Id(chunk.getSegment(), chunk.getWindowStart().toEpochMilli()), partial.getSourceOffset());
  }

  private static byte[] bytes(ProfileChunk chunk) {
    ByteBuffer buffer = chunk.getProfile().duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}

package io.driftmeter.app.merge;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.config.DriftConfig;
import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.config.ProfileConfig;
import io.driftmeter.app.config.ReferenceConfig;
import io.driftmeter.app.config.WindowConfig;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.schemas.avro.ColumnReport;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.ProfileChunk;
import io.driftmeter.schemas.avro.WindowReport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Postgres shows rests on this: after any crash the last report of a window holds every row of every partial once. */
class ModelWindowsCrashTest {
  private static final int SEEDS = 150;
  private static final int WINDOWS = 6;
  private static final long SIZE = 60_000;
  private static final long HORIZON = 3 * SIZE;
  private static final ModelConfig MODEL = new ModelConfig("credit", "predictions", ModelConfig.Format.JSON, null, null,
      null, null, List.of(), List.of(), List.of(),
      new WindowConfig(Duration.ofMillis(SIZE), Duration.ZERO, Duration.ofSeconds(30), Duration.ofSeconds(5),
          Duration.ofMillis(HORIZON), Duration.ofMinutes(5)),
      new ProfileConfig(8, 4, 10), new ReferenceConfig(null, 2, 1), DriftConfig.DEFAULT);

  private record Copy(int source, int window, long offset, int rows) {}

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.02, 0.1})
  void theLastReportOfAWindowHoldsEveryRowOnceWhateverACrashLeavesBehind(double crashes) {
    for (int seed = 0; seed < SEEDS; seed++) {
      // Given
      RandomGenerator random = new SplittableRandom(seed);
      List<Copy> copies = new ArrayList<>();
      List<Partial> input = interleaved(List.of(source(0, copies, random), source(1, copies, random)), random);
      CrashingMerge merge = new CrashingMerge(MODEL, input, random);

      // When
      List<WindowReport> reports = merge.run(crashes);

      // Then
      String run = "seed " + seed + ", crashes " + crashes;
      Map<Long, Integer> rows = copies.stream().distinct()
          .collect(Collectors.groupingBy(copy -> copy.window() * SIZE, Collectors.summingInt(Copy::rows)));
      Map<Long, WindowReport> last = asPostgresKeepsThem(reports);
      assertThat(last.keySet()).as(run).containsExactlyInAnyOrderElementsOf(rows.keySet());
      last.forEach((start, report) -> {
        long expected = rows.getOrDefault(start, 0);
        assertThat(report.getRows()).as("rows of window %d, %s", start, run).isEqualTo(expected);
        assertThat(report.getComplete()).as("window %d is complete, %s", start, run).isTrue();
        assertThat(report.getColumns()).as("columns of window %d, %s", start, run).hasSize(Profiles.COLUMNS)
            .extracting(ColumnReport::getRows).allMatch(each -> each == expected);
      });
      assertThat(merge.windowsLeft()).as("windows not forgotten, %s", run).isZero();
      assertThat(merge.hasPartsLeft()).as("parts of windows are left, %s", run).isFalse();
    }
  }

  /** A report replaces one of the same or a lower revision, in the order of the topic. */
  private static Map<Long, WindowReport> asPostgresKeepsThem(List<WindowReport> reports) {
    Map<Long, WindowReport> kept = new TreeMap<>();
    reports.forEach(report -> kept.merge(report.getWindowStart().toEpochMilli(), report,
        (before, after) -> after.getRevision() >= before.getRevision() ? after : before));
    return kept;
  }

  /** What a source sends: each window in turn, late copies of windows before, and repetitions as after crashes of its own. */
  private static List<Partial> source(int source, List<Copy> all, RandomGenerator random) {
    List<Partial> sent = new ArrayList<>();
    List<Copy> mine = new ArrayList<>();
    long closedUntil = 0;
    long offset = 0;
    for (int window = 0; window < WINDOWS; window++) {
      if (random.nextInt(5) > 0) {
        mine.add(new Copy(source, window, offset += 10, 1 + random.nextInt(3)));
        send(mine.getLast(), closedUntil, sent);
      }
      closedUntil = (window + 1) * SIZE;
      sent.add(partial(source, -1, closedUntil, null));
      if (random.nextInt(3) == 0) {
        int late = Math.max(0, window - random.nextInt((int) (HORIZON / SIZE)));
        mine.add(new Copy(source, late, offset += 10, 1 + random.nextInt(3)));
        send(mine.getLast(), closedUntil, sent);
      }
      long closed = closedUntil;
      List<Copy> repeatable = mine.stream().filter(copy -> (copy.window() + 1) * SIZE + HORIZON > closed).toList();
      if (!repeatable.isEmpty() && random.nextInt(4) == 0) {
        send(repeatable.get(random.nextInt(repeatable.size())), closedUntil, sent);
      }
    }
    sent.add(partial(source, -1, closedUntil + 2 * HORIZON, null));
    all.addAll(mine);
    return sent;
  }

  private static void send(Copy copy, long closedUntil, List<Partial> sent) {
    WindowProfile profile = Profiles.of(copy.rows());
    IntStream.range(0, profile.chunks()).forEach(chunk -> sent.add(partial(copy.source(), copy.offset(), closedUntil,
        ProfileChunk.newBuilder().setModel("credit").setVersion("").setSegment("all")
            .setWindowStart(Instant.ofEpochMilli(copy.window() * SIZE))
            .setWindowEnd(Instant.ofEpochMilli((copy.window() + 1) * SIZE)).setChunk(chunk)
            .setChunks(profile.chunks()).setProfile(ByteBuffer.wrap(profile.chunkToBytes(chunk))).build())));
  }

  private static Partial partial(int source, long offset, long closedUntil, @Nullable ProfileChunk chunk) {
    return Partial.newBuilder().setModel("credit").setSourceTopic("predictions").setSourcePartition(source)
        .setSourceOffset(offset).setClosedUntil(Instant.ofEpochMilli(closedUntil)).setIdle(false).setChunk(chunk)
        .build();
  }

  private static List<Partial> interleaved(List<List<Partial>> sources, RandomGenerator random) {
    List<Iterator<Partial>> left = new ArrayList<>(sources.stream().map(List::iterator).toList());
    List<Partial> result = new ArrayList<>();
    while (!left.isEmpty()) {
      Iterator<Partial> source = left.get(random.nextInt(left.size()));
      result.add(source.next());
      left.removeIf(each -> !each.hasNext());
    }
    return result;
  }
}

package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.app.file.EventTime;
import io.driftmeter.app.file.FileTable;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.core.profile.ProfileSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report that depended on the machine it was made on could not be compared with another. */
class BatchProfilesTest {
  private static final ReadOptions OPTIONS = new ReadOptions(Map.of(), Map.of(), List.of(), List.of(), List.of(),
      List.of(), EventTime.of("at"));

  @TempDir
  Path folder;

  @Test
  void countsDoNotDependOnHowManyThreadsCount() throws Exception {
    // Given 30,000 rows, several batches, in windows of 7,000; few enough integers to be counted exactly
    Path log = log(30_000);

    // When
    Found alone = profiles(log, 7_000, 1_000, 0);
    Found helped = profiles(log, 7_000, 1_000, 3);

    // Then
    assertThat(alone.rows().values()).containsExactly(7_000L, 7_000L, 7_000L, 7_000L, 2_000L);
    assertThat(helped.rows()).isEqualTo(alone.rows());
    assertThat(helped.bytes()).containsExactlyElementsOf(alone.bytes());
  }

  @Test
  void aBatchThatOpensMoreWindowsThanFitInMemoryIsCountedInParts() throws Exception {
    // Given 2,000 rows in the order of time, one in each window, and room for 20 windows of 2 columns
    Path log = log(2_000);

    // When
    Found found = profiles(log, 1, 40, 3);

    // Then
    assertThat(found.windowsInMemory()).isLessThanOrEqualTo(30);
    assertThat(found.rows()).hasSize(2_000);
    assertThat(found.rows().values()).containsOnly(1L);
  }

  private record Found(int windowsInMemory, Map<Long, Long> rows, List<byte[]> bytes) {}

  private static Found profiles(Path log, long windowMillis, long columnsInMemory, int helpers) {
    ProfileShelf shelf = new ProfileShelf(ProfileSettings.DEFAULT, columnsInMemory);
    try (
        BatchProfiles profiles = new BatchProfiles("m", true,
            new BatchWindow.Tumbling(Duration.ofMillis(windowMillis)), new RowSegments(List.of(), 0), shelf,
            new ColumnWork(helpers));
        FileTable table = FileTable.open(List.of(log), OPTIONS)) {
      table.forEachBatch(profiles);
      int windowsInMemory = shelf.windowsInMemory();
      Map<Long, Long> rows = new TreeMap<>();
      List<byte[]> bytes = new ArrayList<>();
      profiles.forEach((id, profile) -> {
        rows.put(id.start(), profile.rows());
        bytes.add(profile.chunkToBytes(0));
      });
      return new Found(windowsInMemory, rows, bytes);
    }
  }

  /** A row each millisecond, of an integer and a category. */
  private Path log(int rows) throws Exception {
    List<String> lines = new ArrayList<>(List.of("at,n,c"));
    IntStream.range(0, rows).forEach(i -> lines.add("%d,%d,v%d".formatted(i, i * 7 % 31, i % 11)));
    return Files.write(folder.resolve("log.csv"), lines);
  }
}

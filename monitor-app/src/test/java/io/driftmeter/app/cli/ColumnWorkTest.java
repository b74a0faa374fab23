package io.driftmeter.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.driftmeter.app.file.FileTable;
import io.driftmeter.app.file.ReadOptions;
import io.driftmeter.app.report.WindowId;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnWorkTest {
  @TempDir
  Path folder;

  @Test
  void whatFailsInAHelperFailsAsItWouldHaveInTheCaller() throws Exception {
    // Given a group with a row that is not in the batch, and a helper that takes the only column before the caller can
    Path log = Files.write(folder.resolve("log.csv"), List.of("x", "1", "2"));
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    RowGroup group = new RowGroup(new WindowId("m", "", WindowId.ALL, 0, 1), profile);
    group.add(0, 0);
    group.add(1_000_000, 0);
    List<Throwable> failures = new ArrayList<>();

    // When
    try (ColumnWork work = new ColumnWork(1); FileTable table = FileTable.open(List.of(log), ReadOptions.DEFAULT)) {
      table.forEachBatch(batch -> {
        work.start(batch, List.of(group));
        await().until(() -> profile.columns().getFirst().rows() == 1);
        failures.add(catchThrowable(work::finish));
      });
    }

    // Then
    assertThat(failures).hasSize(1).first().isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }
}

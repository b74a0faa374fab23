package io.driftmeter.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** If the DSL's aggregate lost columns on the way, it would be compared with less work than it seems. */
class ProfileSerdeTest {
  @Test
  void aProfileOfSeveralChunksComesBackWhole() {
    // Given
    Columns columns = Columns.of(IntStream.range(0, 20).mapToObj(i -> Column.numeric("n" + i)).toList());
    Row row = new Row(columns);
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    for (int i = 0; i < 5_000; i++) {
      row.clear();
      for (int slot = 0; slot < columns.size(); slot++) {
        row.setNumber(slot, i + slot);
      }
      profile.update(row, i, false);
    }
    // When
    WindowProfile read = Objects.requireNonNull(ProfileSerde.read(ProfileSerde.write(profile)));
    // Then
    assertThat(read.rows()).isEqualTo(5_000);
    assertThat(read.columns()).hasSize(20).allSatisfy(column -> assertThat(column.values()).isEqualTo(5_000));
  }
}

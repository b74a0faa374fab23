package io.driftmeter.app.topology;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import io.driftmeter.core.reference.Reference;
import io.driftmeter.schemas.avro.Partial;
import io.driftmeter.schemas.avro.ProfileChunk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Profiles as other partitions and other days would give; with one numeric column {@code x}, of the values 0, 1, 2, ... */
final class Windows {
  private Windows() {}

  static WindowProfile profile(int rows) {
    Columns columns = Columns.of(List.of(Column.numeric("x")));
    Row row = new Row(columns);
    WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
    for (int i = 0; i < rows; i++) {
      row.clear();
      row.setNumber(0, i);
      profile.update(row, i, false);
    }
    return profile;
  }

  static Reference reference(String name, long createdAt, int rows) {
    return new Reference(name, "all", "a file", createdAt, profile(rows));
  }

  /** A profile of text columns with so many different values each, as long as one finds them in production. */
  static WindowProfile categories(int columnCount, int categories, ProfileSettings settings) {
    Columns columns = Columns
        .of(IntStream.range(0, columnCount).mapToObj(column -> Column.categorical("c" + column)).toList());
    Row row = new Row(columns);
    WindowProfile profile = new WindowProfile(settings);
    for (int i = 0; i < categories; i++) {
      byte[] value = "%080d".formatted(i).getBytes(StandardCharsets.UTF_8);
      row.clear();
      for (int column = 0; column < columnCount; column++) {
        row.setBytes(column, value, 0, value.length);
      }
      profile.update(row, i, false);
    }
    return profile;
  }

  /** What partition 1 saw of the minute that begins so many milliseconds after the start, up to the offset. */
  static Partial partial(long at, long offset, int rows, long closedUntil) {
    Partial partial = partials(at, offset, profile(rows)).getFirst();
    partial.setClosedUntil(TestMonitor.START.plusMillis(closedUntil));
    return partial;
  }

  /** The same, of a profile in as many records as it has chunks. */
  static List<Partial> partials(long at, long offset, WindowProfile profile) {
    Instant start = TestMonitor.START.plusMillis(at);
    return IntStream.range(0, profile.chunks())
        .mapToObj(chunk -> partial(offset, 0, false,
            ProfileChunk.newBuilder().setModel("credit").setVersion("").setSegment("all").setWindowStart(start)
                .setWindowEnd(start.plusSeconds(60)).setChunk(chunk).setChunks(profile.chunks())
                .setProfile(ByteBuffer.wrap(profile.chunkToBytes(chunk))).build()))
        .toList();
  }

  /** What partition 1 says of how far it has come. */
  static Partial progress(long closedUntil, boolean idle) {
    return partial(-1, closedUntil, idle, null);
  }

  private static Partial partial(long offset, long closedUntil, boolean idle, @Nullable ProfileChunk chunk) {
    return Partial.newBuilder().setModel("credit").setSourceTopic(TestMonitor.TOPIC).setSourcePartition(1)
        .setSourceOffset(offset).setClosedUntil(TestMonitor.START.plusMillis(closedUntil)).setIdle(idle)
        .setChunk(chunk).build();
  }
}

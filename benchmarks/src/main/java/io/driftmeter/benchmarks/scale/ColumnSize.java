package io.driftmeter.benchmarks.scale;

import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.utils.ByteBufferOutputStream;

/**
 * What the profile of one column takes, with the default settings; measured, not derived.
 *
 * @param bytes in its binary form
 * @param sent  bytes of that on its way to a broker and there, by lz4
 * @param heap  bytes while it is live
 */
record ColumnSize(double bytes, double sent, double heap) {
  private static final int COLUMNS = 12;
  private static final int PROFILES = 40;
  private static final int CATEGORIES = 40;
  /** The version of Kafka's record batches. */
  private static final byte RECORD_FORMAT = 2;

  /** Of normally distributed numbers, of which hardly any comes twice. */
  static ColumnSize numeric(long rows) {
    return of(false, rows);
  }

  /** Of 40 values. */
  static ColumnSize categorical(long rows) {
    return of(true, rows);
  }

  private static ColumnSize of(boolean texts, long rows) {
    Columns columns = Columns.of(List.of());
    for (int i = 0; i < COLUMNS; i++) {
      columns.add(texts ? Column.categorical("c" + i) : Column.numeric("n" + i));
    }
    Row row = new Row(columns);
    Random random = new Random(rows);
    List<WindowProfile> profiles = new ArrayList<>();
    long before = usedHeap();
    int copies = Math.clamp(400_000 / Math.max(1, rows), 2, PROFILES);
    for (int copy = 0; copy < copies; copy++) {
      WindowProfile profile = new WindowProfile(ProfileSettings.DEFAULT);
      for (long i = 0; i < rows; i++) {
        for (int column = 0; column < COLUMNS; column++) {
          if (texts) {
            row.setText(column, String.format(Locale.ROOT, "v%03d", random.nextInt(CATEGORIES)));
          } else {
            row.setNumber(column, random.nextGaussian());
          }
        }
        profile.update(row, i, false);
      }
      profiles.add(profile);
    }
    double heap = usedHeap() - before;
    double bytes = 0;
    double sent = 0;
    for (int chunk = 0; chunk < profiles.getFirst().chunks(); chunk++) {
      byte[] binary = profiles.getFirst().chunkToBytes(chunk);
      bytes += binary.length;
      sent += packed(binary);
    }
    return new ColumnSize(bytes / COLUMNS, sent / COLUMNS, heap / copies / COLUMNS);
  }

  private static int packed(byte[] binary) {
    ByteBufferOutputStream result = new ByteBufferOutputStream(binary.length + 1024);
    try (OutputStream out = Compression.lz4().build().wrapForOutput(result, RECORD_FORMAT)) {
      out.write(binary);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory only: cannot happen
    }
    return result.position();
  }

  private static long usedHeap() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}

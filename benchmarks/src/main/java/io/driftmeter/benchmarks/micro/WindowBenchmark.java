package io.driftmeter.benchmarks.micro;

import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.Origin;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One row of a window of {@value UpdateBenchmark#ROWS} rows, four of five columns normally distributed, the others of 3, 12,
 * 40 and 200 categories in turn; with no columns, what the window's header costs. Rows know their schema and producer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class WindowBenchmark {
  private static final Kind[] CATEGORIES = {Kind.CATEGORIES_3, Kind.CATEGORIES_40, Kind.CATEGORIES_200};
  /** Few enough for a cache, as a stream has only one. */
  private static final int PREPARED = 64;

  @Param({"0", "20", "100"})
  int columns;
  private final Origin origin = new Origin();
  private final Kind.Source numbers = Kind.NORMAL.values(1);
  private Row[] prepared = {};
  private int numeric;

  @Setup
  public void fill() {
    numeric = columns * 4 / 5;
    Columns all = new Columns();
    IntStream.range(0, columns).forEach(i -> all.add(kind(i).column("c" + i)));
    prepared = IntStream.range(0, PREPARED).mapToObj(i -> row(all, i)).toArray(Row[]::new);
    origin.set("41", "checkout");
  }

  private Kind kind(int column) {
    return column < numeric ? Kind.NORMAL : CATEGORIES[column % CATEGORIES.length];
  }

  private Row row(Columns all, int index) {
    Row row = new Row(all);
    row.clear();
    for (int slot = numeric; slot < all.size(); slot++) {
      kind(slot).values(slot).set(row, slot, index);
    }
    return row;
  }

  @Benchmark
  @OperationsPerInvocation(UpdateBenchmark.ROWS)
  public WindowProfile row() {
    WindowProfile window = new WindowProfile(ProfileSettings.DEFAULT);
    for (int i = 0; i < UpdateBenchmark.ROWS; i++) {
      Row row = prepared[i & (PREPARED - 1)];
      for (int slot = 0; slot < numeric; slot++) {
        // Columns begin at different places, so that they do not all have the same values.
        numbers.set(row, slot, i + 61 * slot);
      }
      window.update(row, origin, i, false);
    }
    return window;
  }
}

package io.driftmeter.benchmarks.micro;

import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.ColumnProfile;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * One value of a column, setting it in a row and counting it, in windows of {@value #ROWS} rows; making a window's profile
 * is part of it, in time and bytes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class UpdateBenchmark {
  static final int ROWS = 10_000;

  @Param
  Kind kind = Kind.NORMAL;
  private Row row = new Row(new Columns());
  private Kind.Source values = kind.values(0);

  @Setup
  public void fill() {
    row = new Row(Columns.of(List.of(kind.column("x"))));
    values = kind.values(1);
  }

  @Benchmark
  @OperationsPerInvocation(ROWS)
  public ColumnProfile value() {
    ColumnProfile profile = kind.empty();
    for (int i = 0; i < ROWS; i++) {
      values.set(row, 0, i);
      profile.update(row, 0);
    }
    return profile;
  }
}

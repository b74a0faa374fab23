package io.driftmeter.benchmarks.micro;

import io.driftmeter.core.profile.ColumnProfile;
import io.driftmeter.core.profile.ProfileCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A column's profile of {@value UpdateBenchmark#ROWS} rows: merged with another into an empty one, written, read back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MergeBenchmark {
  @Param({"NORMAL", "INTEGERS", "CATEGORIES_200", "TEXT", "EMBEDDING"})
  Kind kind = Kind.NORMAL;
  private ColumnProfile one = kind.empty();
  private ColumnProfile other = one;
  private byte[] written = {};

  @Setup
  public void fill() {
    one = kind.profile(1, UpdateBenchmark.ROWS);
    other = kind.profile(2, UpdateBenchmark.ROWS);
    written = one.toBytes();
  }

  @Benchmark
  public ColumnProfile mergeTwo() {
    ColumnProfile merged = kind.empty();
    merged.merge(one);
    merged.merge(other);
    return merged;
  }

  @Benchmark
  public byte[] write() {
    return one.toBytes();
  }

  @Benchmark
  public ColumnProfile read() {
    return ProfileCodec.readColumn(written);
  }
}

package io.driftmeter.benchmarks.micro;

import io.driftmeter.core.measure.Comparison;
import io.driftmeter.core.measure.Measures;
import io.driftmeter.core.measure.Score;
import io.driftmeter.core.profile.ColumnProfile;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A column's window of {@value UpdateBenchmark#ROWS} rows compared with a reference of as many. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MeasureBenchmark {
  private static final double LEVEL = 0.01;

  @Param({"NORMAL", "INTEGERS", "CATEGORIES_200", "TEXT", "EMBEDDING"})
  Kind kind = Kind.NORMAL;
  private ColumnProfile reference = kind.empty();
  private ColumnProfile window = reference;

  @Setup
  public void fill() {
    reference = kind.profile(1, UpdateBenchmark.ROWS);
    window = kind.profile(2, UpdateBenchmark.ROWS);
  }

  @Benchmark
  public List<Score> defaultMeasures() {
    return Measures.score(Comparison.of(reference, window, LEVEL), Measures.DEFAULT);
  }

  @Benchmark
  public List<Score> allMeasures() {
    return Measures.score(Comparison.of(reference, window, LEVEL), Measures.ALL);
  }
}

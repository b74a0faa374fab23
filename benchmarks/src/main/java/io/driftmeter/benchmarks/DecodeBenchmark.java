package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.decode.DecodeFailure;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.decode.EventDecoder;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to read one flat event of 16 doubles, 4 texts and an event time, as Avro and as JSON.
 *
 * <pre>
 * mvn -q -pl benchmarks -am -Dmaven.test.skip=true package
 * java -cp "benchmarks/target/*:benchmarks/target/lib/*" org.openjdk.jmh.Main DecodeBenchmark -prof gc
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class DecodeBenchmark {
  private static final int VALUES = 1 << 12;

  private final Events generator = new Events(EventShape.NARROW, 1);
  private final byte[][] avroValues = IntStream.range(0, VALUES).mapToObj(generator::nextAvro).toArray(byte[][]::new);
  private final byte[][] jsonValues = IntStream.range(0, VALUES).mapToObj(generator::nextJson).toArray(byte[][]::new);
  private final EventDecoder avro = new EventDecoder(EventShape.NARROW.model("t", ModelConfig.Format.AVRO),
      EventShape.NARROW::schemaById);
  private final EventDecoder json = new EventDecoder(EventShape.NARROW.model("t", ModelConfig.Format.JSON),
      EventShape.NARROW::schemaById);
  private final Event avroEvent = new Event(avro.columns());
  private final Event jsonEvent = new Event(json.columns());
  private int next;

  /** Returns null, as every decoding must. */
  @Benchmark
  public @Nullable DecodeFailure flatAvro() {
    return avro.decode(avroValues[next++ & (VALUES - 1)], avroEvent);
  }

  /** Returns null, as every decoding must. */
  @Benchmark
  public @Nullable DecodeFailure flatJson() {
    return json.decode(jsonValues[next++ & (VALUES - 1)], jsonEvent);
  }
}

package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.decode.DecodeFailure;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.decode.EventDecoder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to read one event: an event time and so many columns, four of five numeric, as Avro and as JSON; side by
 * side, each or null, in two nested objects, or in two maps; all of them wanted, or only half.
 *
 * <pre>
 * benchmarks/speed --only micro
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

  /** Format, layout, columns, and whether every second column is excluded. */
  @Param({"AVRO FLAT 20 all", "AVRO FLAT 20 half", "AVRO FLAT 100 all", "AVRO OPTIONAL 20 all",
    "AVRO NESTED 20 all", "AVRO MAP 20 all", "JSON FLAT 20 all", "JSON FLAT 20 half", "JSON FLAT 100 all",
    "JSON NESTED 20 all"})
  private String event = "";

  private byte[][] values = {};
  private EventDecoder decoder = new EventDecoder(EventShape.NARROW.model("t", ModelConfig.Format.AVRO),
      EventShape.NARROW::schemaById);
  private Event read = new Event(decoder.columns());
  private int next;

  /** Makes the events. */
  @Setup
  public void setUp() {
    List<String> words = List.of(event.split(" ", -1));
    ModelConfig.Format format = ModelConfig.Format.valueOf(words.get(0));
    EventShape shape = new EventShape(Integer.parseInt(words.get(2)), EventShape.Layout.valueOf(words.get(1)));
    List<String> paths = shape.paths();
    List<String> excluded = words.get(3).equals("half")
        ? IntStream.range(0, paths.size()).filter(i -> i % 2 == 0).mapToObj(paths::get).toList()
        : List.of();
    Events generator = new Events(shape, 1);
    values = IntStream.range(0, VALUES).mapToObj(i -> generator.next(format, i)).toArray(byte[][]::new);
    decoder = new EventDecoder(shape.model("t", format, 0, excluded), shape::schemaById);
    read = new Event(decoder.columns());
  }

  /** Returns null, as every decoding must. */
  @Benchmark
  public @Nullable DecodeFailure decode() {
    return decoder.decode(values[next++ & (VALUES - 1)], read);
  }
}

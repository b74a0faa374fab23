package io.driftmeter.benchmarks;

import io.driftmeter.app.config.ModelConfig;
import io.driftmeter.app.decode.Event;
import io.driftmeter.app.decode.EventDecoder;
import io.driftmeter.core.column.Column;
import io.driftmeter.core.column.Columns;
import io.driftmeter.core.column.Row;
import io.driftmeter.core.profile.CategoricalProfile;
import io.driftmeter.core.profile.NumericProfile;
import io.driftmeter.core.profile.ProfileSettings;
import io.driftmeter.core.profile.WindowProfile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What it costs to count one value of a numeric column, one of a categorical column of 40 values, and one event of 20
 * columns.
 *
 * <pre>
 * mvn -q -pl benchmarks -am -Dmaven.test.skip=true package
 * java -cp "benchmarks/target/*:benchmarks/target/lib/*" org.openjdk.jmh.Main ProfileUpdateBenchmark
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProfileUpdateBenchmark {
  private static final int VALUES = 1 << 16;
  private static final int CATEGORIES = 40;
  private static final int NUMBER = 0;
  private static final int TEXT = 1;

  private final Columns columns = Columns.of(List.of(Column.numeric("n"), Column.categorical("c")));
  private final Row row = new Row(columns);
  private final NumericProfile numeric = new NumericProfile(columns.get(NUMBER), ProfileSettings.DEFAULT);
  private final CategoricalProfile categorical = new CategoricalProfile(columns.get(TEXT), ProfileSettings.DEFAULT);
  private final WindowProfile window = new WindowProfile(ProfileSettings.DEFAULT);
  private final double[] numbers = new Random(1).doubles(VALUES).toArray();
  private final byte[][] texts = IntStream.range(0, CATEGORIES)
      .mapToObj(i -> String.format(Locale.ROOT, "v%03d", i).getBytes(StandardCharsets.UTF_8))
      .toArray(byte[][]::new);
  private final int[] order = new Random(2).ints(VALUES, 0, CATEGORIES).toArray();
  private final Event[] events = events();
  private int next;

  /** Rows that are read already, to time the profile alone. */
  private static Event[] events() {
    Events generator = new Events(EventShape.NARROW, 3);
    EventDecoder decoder = new EventDecoder(EventShape.NARROW.model("t", ModelConfig.Format.AVRO),
        EventShape.NARROW::schemaById);
    return IntStream.range(0, 1 << 12).mapToObj(i -> {
      Event event = new Event(decoder.columns());
      if (decoder.decode(generator.next(ModelConfig.Format.AVRO, i), event) != null) {
        throw new IllegalStateException("cannot read a generated event");
      }
      return event;
    }).toArray(Event[]::new);
  }

  @Benchmark
  public void numericValue() {
    row.setNumber(NUMBER, numbers[next++ & (VALUES - 1)]);
    numeric.update(row, NUMBER);
  }

  @Benchmark
  public void categoricalValue() {
    byte[] text = texts[order[next++ & (VALUES - 1)]];
    row.setBytes(TEXT, text, 0, text.length);
    categorical.update(row, TEXT);
  }

  @Benchmark
  public void eventOf20Columns() {
    Event event = events[next++ & (events.length - 1)];
    window.update(event.row(), event.eventTime(), false);
  }
}

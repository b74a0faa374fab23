package io.driftmeter.simulator.replay;

import io.driftmeter.simulator.publish.Outlet;
import io.driftmeter.simulator.publish.Pace;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Publishes the rows of a file, each at its event time. */
public final class Replay {
  /** Told how far a replay is. */
  public interface Progress {
    void at(long rows, long ofRows);
  }

  private static final int KEY = 2;

  private final ReplayOptions options;
  private final InstantSource clock;
  private final Progress progress;
  private volatile boolean stopped;

  public Replay(ReplayOptions options, InstantSource clock, Progress progress) {
    this.options = options;
    this.clock = clock;
    this.progress = progress;
  }

  public static Replay of(ReplayOptions options) {
    return new Replay(options, InstantSource.system(), (rows, ofRows) -> {});
  }

  /** Ends {@link #run} soon; what was sent until then is counted. */
  public void stop() {
    stopped = true;
  }

  /**
   * Returns the number of records published when all are, or after {@link #stop()}.
   *
   * @throws IllegalArgumentException                                   if the file or the columns are not as the options say
   * @throws ReplayException                                            if the file cannot be read
   * @throws io.driftmeter.simulator.publish.PublishException if the cluster or the registry fails
   */
  public long run(Outlet outlet) {
    try (SourceFile file = new SourceFile(options.files(), options.limit(), options.offset())) {
      Map<String, String> types = file.columns();
      List<Field> fields = Fields.choose(types, options);
      String key = options.key();
      if (key != null) {
        Fields.check(key, types);
      }
      long count = file.count();
      EventTimes times = new EventTimes(options.eventTime(), types, count);
      if (options.shiftToNow()) {
        times.shiftLatestTo(clock.instant(), file);
      }
      int partitions = outlet.createTopic(options.topic(), options.partitions());
      ValueWriter writer = writer(fields, outlet);
      Pace pace = new Pace(options.rate());
      long[] published = {0};
      file.read(expressions(times, key, fields), row -> {
        while (!pace.isDue()) {
          if (stopped) {
            return false;
          }
        }
        long index = published[0]++;
        long eventTime = times.of(row, index);
        Integer partition = key == null ? (int) (index % partitions) : null;
        byte[] value = writer.write(eventTime, values(row, fields.size()));
        outlet.send(options.topic(), partition, Instant.ofEpochMilli(eventTime), key(row), value);
        progress.at(published[0], count);
        return !stopped;
      });
      outlet.flush();
      return published[0];
    }
  }

  private ValueWriter writer(List<Field> fields, Outlet outlet) {
    return switch (options.format()) {
      case JSON -> ValueWriter.json(fields);
      case AVRO -> {
        Schema schema = Fields.schema(options.topic(), fields);
        yield ValueWriter.avro(schema, outlet.register(options.topic(), schema));
      }
    };
  }

  /** The event time, the key, and the fields. */
  private static List<String> expressions(EventTimes times, @Nullable String key, List<Field> fields) {
    List<String> expressions = new ArrayList<>();
    expressions.add(times.expression());
    expressions.add(key == null ? "NULL" : FieldType.STRING.expression(SourceFile.quotedName(key)));
    fields.forEach(f -> expressions.add(f.type().expression(SourceFile.quotedName(f.column()))));
    return expressions;
  }

  private static byte @Nullable [] key(ResultSet row) throws SQLException {
    String text = row.getString(KEY);
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable Object[] values(ResultSet row, int fields) throws SQLException {
    @Nullable
    Object[] values = new Object[fields];
    for (int i = 0; i < fields; i++) {
      values[i] = row.getObject(KEY + 1 + i);
    }
    return values;
  }
}

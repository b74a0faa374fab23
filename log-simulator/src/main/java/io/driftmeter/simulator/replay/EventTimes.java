package io.driftmeter.simulator.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives each row of a file its event time. */
final class EventTimes {
  private final EventTime eventTime;
  private final @Nullable TimeFormat format;
  private final long count;
  private long shift;

  /**
   * Times before any shift.
   *
   * @param count rows in all, over which they are spread
   */
  EventTimes(EventTime eventTime, Map<String, String> typeByColumn, long count) {
    this.eventTime = eventTime;
    this.count = count;
    this.format = switch (eventTime) {
      case EventTime.FromColumn(String column, String pattern) -> {
        String duckType = Fields.check(column, typeByColumn);
        yield pattern == null ? iso(column, duckType) : new TimeFormat(pattern);
      }
      case EventTime.Stepped _,EventTime.Spread _ -> null;
    };
  }

  /** Null, as DuckDB reads such times; but it would take any number for one, too. */
  private static @Nullable TimeFormat iso(String column, String duckType) {
    FieldType type = FieldType.of(column, duckType);
    if (type != FieldType.TIME && type != FieldType.STRING) {
      throw new IllegalArgumentException("column " + column + " is a " + duckType
          + ", no time; say how to read it with --event-time-format epoch-s, epoch-ms or a pattern such as yyyy");
    }
    return null;
  }

  /** What is to be read as the first expression of each row. */
  String expression() {
    return switch (eventTime) {
      case EventTime.FromColumn(String column, String _) -> (format == null ? FieldType.TIME : FieldType.STRING)
          .expression(SourceFile.quotedName(column));
      case EventTime.Stepped _,EventTime.Spread _ -> "NULL";
    };
  }

  /** Shifts all times so that the latest is at that moment; reads the file once if it must. */
  void shiftLatestTo(Instant moment, SourceFile file) {
    shift = moment.toEpochMilli() - switch (eventTime) {
      case EventTime.FromColumn _ -> latest(file);
      case EventTime.Stepped _,EventTime.Spread _ -> computed(count - 1);
    };
  }

  private long latest(SourceFile file) {
    long[] latest = {Long.MIN_VALUE};
    long[] index = {0};
    file.read(List.of(expression()), row -> {
      latest[0] = Math.max(latest[0], of(row, index[0]++));
      return true;
    });
    return latest[0];
  }

  /**
   * The event time of the row, in milliseconds since the epoch.
   *
   * @param index of the row, 0-based
   */
  long of(ResultSet row, long index) throws SQLException {
    return shift + switch (eventTime) {
      case EventTime.FromColumn(String column, String _) -> fromColumn(row, column, index);
      case EventTime.Stepped _,EventTime.Spread _ -> computed(index);
    };
  }

  private long computed(long index) {
    return switch (eventTime) {
      case EventTime.FromColumn _ -> throw new IllegalStateException("the time of a row is in its column");
      case EventTime.Stepped(Instant start, Duration step) -> start.plus(step.multipliedBy(index)).toEpochMilli();
      case EventTime.Spread(Instant start, Duration length) -> start.toEpochMilli()
          + (long) ((double) length.toMillis() * index / count);
    };
  }

  private long fromColumn(ResultSet row, String column, long index) throws SQLException {
    if (row.getObject(1) == null) {
      throw new ReplayException("row " + (index + 1) + ": the event time, column " + column + ", is null", null);
    }
    return format == null ? row.getLong(1) : format.parse(row.getString(1));
  }
}

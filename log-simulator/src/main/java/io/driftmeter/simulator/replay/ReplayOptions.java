package io.driftmeter.simulator.replay;

import io.driftmeter.simulator.publish.Pace;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to replay.
 *
 * @param files      read one after the other; all .csv, all .parquet or all .jsonl, the texts also with .gz
 * @param shiftToNow moves all event times by the same span, so that the latest is now
 * @param rate       events per second of wall-clock time; {@link Pace#MAX} for as many as possible
 * @param partitions of the topic, if it has to be made
 * @param key        column whose text is the key; null for no key, and partitions in turn
 * @param columns    to publish; empty for all
 * @param exclude    not to publish
 * @param limit      rows at most
 * @param offset     rows to pass over before
 */
public record ReplayOptions(List<Path> files, String topic, Format format, EventTime eventTime, boolean shiftToNow,
    double rate, int partitions, @Nullable String key, List<String> columns, List<String> exclude, long limit,
    long offset) {

  /** Of the values. */
  public enum Format {
    AVRO, JSON
  }

  public ReplayOptions {
    files = List.copyOf(files);
    columns = List.copyOf(columns);
    exclude = List.copyOf(exclude);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("at least one file is needed to replay, found none");
    }
    if (partitions < 1 || limit < 0 || offset < 0) {
      throw new IllegalArgumentException("partitions are at least 1, limit and offset at least 0, found " + partitions
          + ", " + limit + " and " + offset);
    }
  }

  /** All rows and columns as Avro, as fast as possible, to three partitions in turn. */
  public static ReplayOptions of(List<Path> files, String topic, EventTime eventTime) {
    return new ReplayOptions(files, topic, Format.AVRO, eventTime, false, Pace.MAX, 3, null, List.of(), List.of(),
        Long.MAX_VALUE, 0);
  }

  public ReplayOptions withFormat(Format newFormat) {
    return new ReplayOptions(files, topic, newFormat, eventTime, shiftToNow, rate, partitions, key, columns, exclude,
        limit, offset);
  }

  public ReplayOptions shiftedToNow() {
    return new ReplayOptions(files, topic, format, eventTime, true, rate, partitions, key, columns, exclude, limit,
        offset);
  }

  public ReplayOptions keyedBy(String column) {
    return new ReplayOptions(files, topic, format, eventTime, shiftToNow, rate, partitions, column, columns, exclude,
        limit, offset);
  }

  public ReplayOptions withColumns(List<String> newColumns, List<String> newExclude) {
    return new ReplayOptions(files, topic, format, eventTime, shiftToNow, rate, partitions, key, newColumns, newExclude,
        limit, offset);
  }

  public ReplayOptions withRows(long newOffset, long newLimit) {
    return new ReplayOptions(files, topic, format, eventTime, shiftToNow, rate, partitions, key, columns, exclude,
        newLimit, newOffset);
  }

  public ReplayOptions withPartitions(int newPartitions) {
    return new ReplayOptions(files, topic, format, eventTime, shiftToNow, rate, newPartitions, key, columns, exclude,
        limit, offset);
  }
}

package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What a window profile counts beside its columns.
 *
 * <p>Events of one origin come in long runs, so a run is counted by itself, and the sightings are told of it when it ends
 * or something is read.
 */
final class WindowHeader {
  /** Of its binary form, with a schema and a producer of usual names. */
  static final int EXPECTED_BYTES = 256;

  private long rows;
  private long lateRows;
  private long firstEventTime = Long.MAX_VALUE;
  private long lastEventTime = Long.MIN_VALUE;
  private Sightings schemas = new Sightings();
  private Sightings producers = new Sightings();

  /** Of the run that has not ended: what its events have in common, how many there are, and their least time. */
  private String schema = "";
  private String producer = "";
  private long runRows;
  private long runFirst = Long.MAX_VALUE;

  void count(Origin origin, long eventTimeMs, boolean late) {
    if (!(origin.schema().equals(schema) && origin.producer().equals(producer))) {
      endRun();
      schema = origin.schema();
      producer = origin.producer();
    }
    runRows++;
    runFirst = Math.min(runFirst, eventTimeMs);
    lastEventTime = Math.max(lastEventTime, eventTimeMs);
    lateRows += late ? 1 : 0;
  }

  private void endRun() {
    if (runRows > 0) {
      schemas.count(schema, runRows, runFirst);
      producers.count(producer, runRows, runFirst);
      rows += runRows;
      firstEventTime = Math.min(firstEventTime, runFirst);
      runRows = 0;
      runFirst = Long.MAX_VALUE;
    }
  }

  /** Counts events of unknown origin. */
  void count(long more, long firstEventTimeMs, long lastEventTimeMs) {
    rows += more;
    firstEventTime = Math.min(firstEventTime, firstEventTimeMs);
    lastEventTime = Math.max(lastEventTime, lastEventTimeMs);
  }

  void add(WindowHeader other) {
    other.endRun();
    rows += other.rows;
    lateRows += other.lateRows;
    firstEventTime = Math.min(firstEventTime, other.firstEventTime);
    lastEventTime = Math.max(lastEventTime, other.lastEventTime);
    endRun();
    schemas.add(other.schemas);
    producers.add(other.producers);
  }

  long rows() {
    return rows + runRows;
  }

  long lateRows() {
    return lateRows;
  }

  long firstEventTime() {
    return Math.min(firstEventTime, runFirst);
  }

  long lastEventTime() {
    return lastEventTime;
  }

  List<Sighting> schemas() {
    endRun();
    return schemas.all();
  }

  List<Sighting> producers() {
    endRun();
    return producers.all();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(rows());
    out.writeLong(lateRows);
    out.writeLong(firstEventTime());
    out.writeLong(lastEventTime);
  }

  static WindowHeader read(DataInputStream in) throws IOException {
    WindowHeader header = new WindowHeader();
    header.rows = in.readLong();
    header.lateRows = in.readLong();
    header.firstEventTime = in.readLong();
    header.lastEventTime = in.readLong();
    return header;
  }

  /**
   * Whether there is something to {@link #writeOrigins}. They were added to the form later: they stand at its very end, and
   * only if there are any, so that either release reads what the other wrote.
   */
  boolean hasOrigins() {
    endRun();
    return !schemas.isEmpty() || !producers.isEmpty();
  }

  void writeOrigins(DataOutputStream out) throws IOException {
    endRun();
    schemas.write(out);
    producers.write(out);
  }

  void readOrigins(DataInputStream in) throws IOException {
    schemas = Sightings.read(in);
    producers = Sightings.read(in);
  }
}

package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** What a window profile counts beside its columns. */
final class WindowHeader {
  long rows;
  long lateRows;
  long firstEventTime = Long.MAX_VALUE;
  long lastEventTime = Long.MIN_VALUE;
  private Sightings schemas = new Sightings();
  private Sightings producers = new Sightings();

  void count(Origin origin, long eventTimeMs, boolean late) {
    schemas.count(origin.schema(), eventTimeMs);
    producers.count(origin.producer(), eventTimeMs);
    rows++;
    lateRows += late ? 1 : 0;
    firstEventTime = Math.min(firstEventTime, eventTimeMs);
    lastEventTime = Math.max(lastEventTime, eventTimeMs);
  }

  /** Counts events of unknown origin. */
  void count(long more, long firstEventTimeMs, long lastEventTimeMs) {
    rows += more;
    firstEventTime = Math.min(firstEventTime, firstEventTimeMs);
    lastEventTime = Math.max(lastEventTime, lastEventTimeMs);
  }

  void add(WindowHeader other) {
    rows += other.rows;
    lateRows += other.lateRows;
    firstEventTime = Math.min(firstEventTime, other.firstEventTime);
    lastEventTime = Math.max(lastEventTime, other.lastEventTime);
    schemas.add(other.schemas);
    producers.add(other.producers);
  }

  List<Sighting> schemas() {
    return schemas.all();
  }

  List<Sighting> producers() {
    return producers.all();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeLong(rows);
    out.writeLong(lateRows);
    out.writeLong(firstEventTime);
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
    return !schemas.isEmpty() || !producers.isEmpty();
  }

  void writeOrigins(DataOutputStream out) throws IOException {
    schemas.write(out);
    producers.write(out);
  }

  void readOrigins(DataInputStream in) throws IOException {
    schemas = Sightings.read(in);
    producers = Sightings.read(in);
  }
}

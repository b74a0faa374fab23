package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** What a window profile counts beside its columns. */
final class WindowHeader {
  long rows;
  long lateRows;
  long firstEventTime = Long.MAX_VALUE;
  long lastEventTime = Long.MIN_VALUE;

  void count(long eventTimeMs, boolean late) {
    rows++;
    lateRows += late ? 1 : 0;
    firstEventTime = Math.min(firstEventTime, eventTimeMs);
    lastEventTime = Math.max(lastEventTime, eventTimeMs);
  }

  void add(WindowHeader other) {
    rows += other.rows;
    lateRows += other.lateRows;
    firstEventTime = Math.min(firstEventTime, other.firstEventTime);
    lastEventTime = Math.max(lastEventTime, other.lastEventTime);
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
}

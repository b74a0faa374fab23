package io.driftmeter.core.profile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which values of one kind a window's events had, how often, and from when. Values beyond the first {@value #MOST} share
 * {@value #OTHER}: schemas and producers are few, and a mistake that makes one for each event must not cost memory.
 */
final class Sightings {
  static final int MOST = 16;
  static final String OTHER = "(other)";

  private final String[] values = new String[MOST + 1];
  private final long[] rows = new long[MOST + 1];
  private final long[] firstEventTimes = new long[MOST + 1];
  private int size;

  /** Counts events, of which the first is of that time; an empty value is none. */
  void count(String value, long events, long firstEventTime) {
    if (!value.isEmpty()) {
      add(value, events, firstEventTime);
    }
  }

  void add(Sightings other) {
    for (int i = 0; i < other.size; i++) {
      add(other.values[i], other.rows[i], other.firstEventTimes[i]);
    }
  }

  private void add(String value, long more, long eventTime) {
    int place = find(value);
    rows[place] += more;
    firstEventTimes[place] = Math.min(firstEventTimes[place], eventTime);
  }

  private int find(String value) {
    for (int i = 0; i < size; i++) {
      if (values[i].equals(value)) {
        return i;
      }
    }
    if (size >= MOST && !value.equals(OTHER)) {
      return find(OTHER);
    }
    values[size] = value;
    firstEventTimes[size] = Long.MAX_VALUE;
    return size++;
  }

  boolean isEmpty() {
    return size == 0;
  }

  List<Sighting> all() {
    List<Sighting> result = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      result.add(new Sighting(values[i], rows[i], firstEventTimes[i]));
    }
    return result;
  }

  void write(DataOutputStream out) throws IOException {
    out.writeByte(size);
    for (int i = 0; i < size; i++) {
      out.writeUTF(values[i]);
      out.writeLong(rows[i]);
      out.writeLong(firstEventTimes[i]);
    }
  }

  static Sightings read(DataInputStream in) throws IOException {
    Sightings sightings = new Sightings();
    for (int left = in.readUnsignedByte(); left > 0; left--) {
      sightings.add(in.readUTF(), in.readLong(), in.readLong());
    }
    return sightings;
  }
}

package io.driftmeter.app.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** One partition of a topic as a crashing producer leaves it: what is acknowledged stays, of the rest a prefix does. */
public final class SimulatedLog<T> {
  private final List<T> records = new ArrayList<>();
  private int acknowledged;

  public void send(T record) {
    records.add(record);
  }

  /** Everything sent so far has arrived. */
  public void flush() {
    acknowledged = records.size();
  }

  /** The producer dies: any prefix of what it sent since the last flush has arrived, whatever arrived elsewhere. */
  public void crash(RandomGenerator random) {
    crash(random.nextInt(records.size() - acknowledged + 1));
  }

  /** The producer dies when so many records since the last flush have arrived. */
  public void crash(int arrived) {
    records.subList(acknowledged + arrived, records.size()).clear();
    flush();
  }

  /** Records sent since the last flush. */
  public int inFlight() {
    return records.size() - acknowledged;
  }

  public List<T> records() {
    return Collections.unmodifiableList(records);
  }
}

package io.driftmeter.app.alarm;

import io.driftmeter.core.alarm.Episode;
import io.driftmeter.core.alarm.SeriesState;
import java.util.ArrayList;
import java.util.List;

/** What is stored of a series: its state, and the episodes whose closing was said, but may yet be lost with its commit. */
public final class Series {
  private SeriesState state;
  private final List<Episode> closed;

  Series(SeriesState state, List<Episode> closed) {
    this.state = state;
    this.closed = new ArrayList<>(closed);
  }

  SeriesState state() {
    return state;
  }

  void become(SeriesState next) {
    state = next;
  }

  List<Episode> closed() {
    return closed;
  }

  boolean isOpen() {
    return state.open() != null;
  }
}

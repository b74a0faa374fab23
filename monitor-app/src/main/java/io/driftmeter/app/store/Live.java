package io.driftmeter.app.store;

import org.apache.kafka.common.utils.Bytes;

/** An object held by a {@link SketchStore} under a key. */
public final class Live<V> {
  private final Bytes key;
  private final V value;
  private boolean dirty;
  private boolean removed;

  Live(Bytes key, V value) {
    this.key = key;
    this.value = value;
  }

  public Bytes key() {
    return key;
  }

  public V value() {
    return value;
  }

  boolean isDirty() {
    return dirty;
  }

  void setDirty(boolean dirty) {
    this.dirty = dirty;
  }

  boolean isRemoved() {
    return removed;
  }

  void setRemoved() {
    removed = true;
  }
}

package io.driftmeter.app.store;

import java.util.List;

/**
 * The binary form of a live object, in parts, so that no record of the changelog grows past a megabyte.
 *
 * <p>A crash under at-least-once can leave some parts of an object newer than others: each part says for itself what has
 * gone into it.
 */
public interface LiveCodec<V> {
  /** How many parts the object has now; never fewer than before. */
  int parts(V value);

  byte[] write(V value, int part);

  /** The object from its stored parts, in order. */
  V read(List<byte[]> parts);
}

package io.driftmeter.app.decode;

/** Reads one value of one writer schema, and leaves the cursor behind it. */
@FunctionalInterface
interface ValueReader {
  void read(AvroCursor in, Event event);
}

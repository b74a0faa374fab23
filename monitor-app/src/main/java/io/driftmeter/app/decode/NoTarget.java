package io.driftmeter.app.decode;

/** Where values go that nothing wants: they may be stepped over. */
enum NoTarget implements Target {
  NONE
}

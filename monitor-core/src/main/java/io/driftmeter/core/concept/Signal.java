package io.driftmeter.core.concept;

/** What a detector says after a value. */
public enum Signal {
  STABLE, WARNING, DRIFT
}

package io.driftmeter.core.profile;

/**
 * That some events of a window have a value in common.
 *
 * @param value          such as a schema id, or the name of a producer
 * @param firstEventTime the least event time among them, milliseconds since the epoch
 */
public record Sighting(String value, long rows, long firstEventTime) {}

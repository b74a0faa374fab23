package io.driftmeter.simulator.model;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;

/**
 * A prediction, and what it should have been.
 *
 * @param id    unique within a simulation
 * @param time  when the prediction was made
 * @param value as published
 * @param label the truth: a Double of a regression, a String of a classification
 */
public record SimulatedEvent(String id, Instant time, SpecificRecord value, Object label) {}

package io.driftmeter.benchmarks;

import java.util.function.Supplier;

/**
 * One way to read a topic.
 *
 * @param key    short, for tables and options
 * @param events it is given, from the beginning of the topic
 * @param start  begins a run of its own, which shares nothing with earlier ones
 */
record Contender(String key, long events, Supplier<Run> start) {}

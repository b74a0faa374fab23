package io.driftmeter.benchmarks;

import java.util.function.Supplier;

/**
 * One way to read the topic.
 *
 * @param key    short, for ratios and options
 * @param what   it does, for people
 * @param events it is given, from the beginning of the topic
 * @param start  begins a run of its own, which shares nothing with earlier ones
 */
record Contender(String key, String what, long events, Supplier<Run> start) {}

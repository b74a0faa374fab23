/**
 * How does a file become a stream? DuckDB reads it, a flat schema follows from its column types, and each row is
 * published at its event time.
 */
@NullMarked
package io.driftmeter.simulator.replay;

import org.jspecify.annotations.NullMarked;

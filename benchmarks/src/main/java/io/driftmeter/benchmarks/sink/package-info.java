/**
 * How fast do verdicts reach Postgres, how long after the end of their window, and how much room do they take there?
 */
@NullMarked
package io.driftmeter.benchmarks.sink;

import org.jspecify.annotations.NullMarked;

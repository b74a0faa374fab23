/**
 * How does it look when it all runs together? A local stack, a simulated model that drifts, the monitor, and a table that
 * shows which columns turn.
 */
@NullMarked
package io.driftmeter.demo;

import org.jspecify.annotations.NullMarked;

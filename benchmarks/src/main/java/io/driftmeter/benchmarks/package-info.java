/**
 * How fast is the monitor, and what does each step of an event's way cost? One command times them side by side on a real
 * broker, a few micro-benchmarks look at single steps.
 */
@NullMarked
package io.driftmeter.benchmarks;

import org.jspecify.annotations.NullMarked;

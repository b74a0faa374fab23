/**
 * How often does the monitor alarm for nothing, and how soon does it see a change?
 *
 * <p>Each {@code *Table} is a program of its own: it takes an output folder, and {@code --quick} for a short run, and
 * writes CSV. {@code benchmarks/detect} runs them all and makes docs/detection.md of what they wrote.
 */
@NullMarked
package io.driftmeter.benchmarks.detection;

import org.jspecify.annotations.NullMarked;

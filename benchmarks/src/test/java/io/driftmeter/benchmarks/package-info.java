/**
 * Do the benchmarks measure what they say? Events of the shape that is claimed, figures that are computed right, and one
 * run of everything with few events.
 */
@NullMarked
package io.driftmeter.benchmarks;

import org.jspecify.annotations.NullMarked;

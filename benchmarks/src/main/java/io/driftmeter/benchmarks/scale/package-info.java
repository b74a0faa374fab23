/**
 * What does it cost, and what happens, when there is much of everything: models, columns, segments, instances, hours? Real
 * monitors in processes of their own, on a broker in a process of its own.
 */
@NullMarked
package io.driftmeter.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
